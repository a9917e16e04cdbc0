export { pluginTestConfig, type PluginTestOptions } from './plugin-test-config.ts';
export { requireAllPlugin } from './require-all-plugin.ts';
export { requireAll, type TestTally } from './require-all.ts';
