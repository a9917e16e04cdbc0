import type { Manifest } from '@plugwright/manifest';
import type { Service } from '../service.ts';

/** A plugin's own configuration, merged and validated, secrets included: they are the plugin's. */
export function configService(configOf: (plugin: Manifest) => unknown): Service {
  return { name: 'config', operations: { get: ({ plugin }) => ({ config: configOf(plugin) ?? {} }) } };
}
