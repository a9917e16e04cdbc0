// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import { describeProperties } from '@plugwright/testkit';
import { createStubKernel } from '../stub-kernel.ts';

describeProperties({ createStubKernel, pluginFolder: new URL('../../../', import.meta.url) });
