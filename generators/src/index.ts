export { default as initGenerator } from './generators/init/generator.ts';
export type { InitOptions } from './generators/init/schema.d.ts';
export { default as pluginGenerator } from './generators/plugin/generator.ts';
export type { PluginOptions } from './generators/plugin/schema.d.ts';
export { default as presetGenerator } from './generators/preset/generator.ts';
export type { PresetOptions } from './generators/preset/schema.d.ts';
export { default as specGenerator } from './generators/spec/generator.ts';
export type { SpecOptions } from './generators/spec/schema.d.ts';
export { default as syncGenerator } from './generators/sync/generator.ts';
