// Generated from specs/plugins/first-plugin.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin first-plugin
import { pluginTestConfig } from '@plugwright/testkit/vitest';

export default pluginTestConfig({ coverage: 80 });
