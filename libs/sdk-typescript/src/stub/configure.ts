import { applyDefaults } from '@plugwright/manifest';
import { startInstance } from './crash.ts';
import { invalid } from './failure.ts';
import { PluginError } from '../plugin-error.ts';
import type { Host } from './host.ts';
import { plain } from './plain.ts';

/** Merge `config` over the defaults and make it the plugin's. @throws PluginError `core/invalid`; the old one then stays. */
export function configure<H, K>(host: Host<H, K>, config: Readonly<Record<string, unknown>>): void {
  const { manifest, validators } = host;
  const merged = applyDefaults(manifest.config?.schema ?? { type: 'object', additionalProperties: false }, plain(config));
  if (validators.config !== undefined && !validators.config(merged)) throw invalid(manifest, validators.config.errors, 'config');
  if (validators.config === undefined && Object.keys(config).length > 0) throw invalid(manifest, [], 'config (the spec declares none)');
  host.config = merged;
  if (manifest.config?.reload === 'restart' && host.instance !== undefined) {
    host.instance.alive = false;
    host.instance = startInstance(manifest);
  }
}

/** Configure a new stub. Without a configuration a plugin that demands one stays unconfigured, and its calls say so. */
export function configureAtStart<H, K>(host: Host<H, K>, config: Readonly<Record<string, unknown>> | undefined): void {
  try {
    configure(host, config ?? {});
  } catch (error) {
    if (config !== undefined || !(error instanceof PluginError)) throw error;
  }
}
