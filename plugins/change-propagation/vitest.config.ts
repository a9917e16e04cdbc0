// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import { pluginTestConfig } from '@plugwright/testkit/vitest';

export default pluginTestConfig({ coverage: 85 });
