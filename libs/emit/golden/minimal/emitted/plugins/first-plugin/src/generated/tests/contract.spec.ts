// Generated from specs/plugins/first-plugin.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin first-plugin
import { describeContract } from '@plugwright/testkit';
import examples from '../examples.json' with { type: 'json' };
import { createStubKernel } from '../stub-kernel.ts';

describeContract({ createStubKernel, examples, pluginFolder: new URL('../../../', import.meta.url) });
