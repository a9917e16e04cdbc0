// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import { pluginTestConfig } from '@plugwright/testkit/vitest';

export default pluginTestConfig({ coverage: 80 });
