// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import { describeContract } from '@plugwright/testkit';
import examples from '../examples.json' with { type: 'json' };
import { createStubKernel } from '../stub-kernel.ts';

describeContract({ createStubKernel, examples, pluginFolder: new URL('../../../', import.meta.url) });
