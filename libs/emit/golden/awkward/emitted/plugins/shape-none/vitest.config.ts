// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none
import { pluginTestConfig } from '@plugwright/testkit/vitest';

export default pluginTestConfig();
