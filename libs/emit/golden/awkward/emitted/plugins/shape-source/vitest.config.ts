// Generated from specs/plugins/shape-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-source
import { pluginTestConfig } from '@plugwright/testkit/vitest';

export default pluginTestConfig();
