import { createStubKernel } from '../../fixtures/notes/src/generated/stub-kernel.ts';
import examples from '../../fixtures/notes/src/generated/examples.json' with { type: 'json' };
import { describeContract } from './contract.ts';
import { describeExamples } from './examples.ts';
import { describeProperties } from './properties.ts';

const pluginFolder = new URL('../../fixtures/notes/', import.meta.url);

describeExamples({ createStubKernel, examples, pluginFolder });
describeProperties({ createStubKernel, pluginFolder });
describeContract({ createStubKernel, examples, pluginFolder });
