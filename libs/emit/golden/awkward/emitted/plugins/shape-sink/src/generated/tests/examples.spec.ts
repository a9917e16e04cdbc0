// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import { describeExamples } from '@plugwright/testkit';
import examples from '../examples.json' with { type: 'json' };
import { createStubKernel } from '../stub-kernel.ts';

describeExamples({ createStubKernel, examples, pluginFolder: new URL('../../../', import.meta.url) });
