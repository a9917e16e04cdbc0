import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { applyDefaults, type Manifest } from '@plugwright/manifest';
import type { Boundary } from '../boundary/boundary.ts';
import { settingsFromEnvironment } from './environment.ts';
import { readConfigFile, type ConfigByPlugin } from './file.ts';
import { readFlags, type FlagSetting } from './flags.ts';
import { sensitiveTexts } from './sensitive.ts';
import { memberSchema, merge, nest, parseText, type Setting } from './setting.ts';

/** Where configuration comes from, least first; the manifest's defaults come before all of them. */
export interface ConfigSources {
  /** `plugwright.config.json` or `.yaml`; must exist where it is given. */
  readonly file?: string;
  /** The environment; nothing is read from the process's own unless it is given here. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `<plugin>.<key>=<value>`. */
  readonly flags?: readonly string[];
}

/** The configuration of one plugin, merged and checked. */
export interface PluginConfig {
  readonly value: unknown;
  /** What must not be shown. */
  readonly secrets: readonly string[];
  /** Errors mean that the plugin must not start. */
  readonly diagnostics: readonly Diagnostic[];
}

/** All configuration of a kernel, merged plugin by plugin: defaults, file, environment, flags. */
export class Configuration {
  readonly diagnostics: readonly Diagnostic[];
  readonly #file: ConfigByPlugin;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #flags: readonly FlagSetting[];

  private constructor(
    file: ConfigByPlugin,
    environment: Readonly<Record<string, string | undefined>>,
    flags: readonly FlagSetting[],
    diagnostics: readonly Diagnostic[],
  ) {
    this.#file = file;
    this.#environment = environment;
    this.#flags = flags;
    this.diagnostics = diagnostics;
  }

  /** Read the sources; call it again to see a file's changes. */
  static async read(sources: ConfigSources): Promise<Configuration> {
    const file = sources.file === undefined ? { values: new Map<string, unknown>(), diagnostics: [] } : await readConfigFile(sources.file);
    const flags = readFlags(sources.flags ?? []);
    return new Configuration(file.values, sources.environment ?? {}, flags.settings, [...file.diagnostics, ...flags.diagnostics]);
  }

  /** Settings for plugins that are not there. */
  strangers(installed: ReadonlySet<string>): Diagnostic[] {
    const fromFile = [...this.#file.keys()].map((plugin) => ({ plugin, source: 'The configuration file' }));
    const fromFlags = this.#flags.map(({ plugin, path }) => ({ plugin, source: `--set ${[plugin, ...path].join('.')}` }));
    return [...fromFile, ...fromFlags].filter(({ plugin }) => !installed.has(plugin)).map((stranger) => diagnose('kernel/config-unknown-plugin', stranger));
  }

  /** The configuration of a plugin. Findings never show a value. */
  of(manifest: Manifest, boundary: Boundary): PluginConfig {
    const schema = manifest.config?.schema ?? { type: 'object', additionalProperties: false };
    const plugin = manifest.id;
    const place = (value: unknown, { path, text }: Setting): unknown => {
      const at = path.reduce<unknown>((node, key) => memberSchema(schema, node, key), schema);
      return merge(value, nest(path, parseText(schema, at, text)));
    };
    let value: unknown = merge({}, this.#file.get(plugin) ?? {});
    value = settingsFromEnvironment(this.#environment, plugin, schema).reduce(place, value);
    value = this.#flags.filter((flag) => flag.plugin === plugin).reduce(place, value);
    value = applyDefaults(schema, value);
    const diagnostics = boundary
      .violationsOf(schema, value)
      .map(({ pointer, message }) => diagnose('kernel/config-invalid', { plugin, pointer: pointer || '/', reason: message }));
    return { value, secrets: sensitiveTexts(schema, value), diagnostics };
  }
}
