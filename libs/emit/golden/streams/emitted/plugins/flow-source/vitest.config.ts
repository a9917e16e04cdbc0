// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import { pluginTestConfig } from '@plugwright/testkit/vitest';

export default pluginTestConfig({ coverage: 80 });
