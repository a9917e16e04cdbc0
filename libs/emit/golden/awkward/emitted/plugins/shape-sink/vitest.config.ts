// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import { pluginTestConfig } from '@plugwright/testkit/vitest';

export default pluginTestConfig({ coverage: 90 });
