import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { applyDefaults, type Manifest, type ManifestSchema } from '@plugwright/manifest';
import type { Boundary } from '../boundary/boundary.ts';
import { Scrubber } from '../logging/scrubber.ts';
import { settingsFromEnvironment } from './environment.ts';
import { readConfigFile, type ConfigByPlugin } from './file.ts';
import { readFlags, type FlagSetting } from './flags.ts';
import { environmentLayer, layerOf, overlay, settingsLayer, type Layer } from './layer.ts';
import { isSensitive, leavesOf, pointerOf } from './leaf.ts';
import { resolveReferences } from './resolve-references.ts';
import { SecretReader } from './secret/secret-reader.ts';
import { isReference } from './secret/secret-reference.ts';
import { sensitiveTexts } from './sensitive.ts';
import type { ConfiguredValue } from './configured-value.ts';

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
  /** Each value with where it comes from, in order of the paths. */
  readonly values: readonly ConfiguredValue[];
  /** Errors mean that the plugin must not start. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Of a plugin that has none to configure; one object, so that it is compiled once. */
const noSettings: ManifestSchema = { type: 'object', additionalProperties: false };

/** All configuration of a kernel, merged plugin by plugin: defaults, file, environment, flags. */
export class Configuration {
  readonly diagnostics: readonly Diagnostic[];
  /** What the file says, by plugin, references unresolved. */
  readonly file: ConfigByPlugin;
  readonly #sources: ConfigSources;
  readonly #flags: readonly FlagSetting[];
  readonly #secrets: SecretReader;

  private constructor(sources: ConfigSources, file: ConfigByPlugin, flags: readonly FlagSetting[], diagnostics: readonly Diagnostic[]) {
    this.#sources = sources;
    this.file = file;
    this.#flags = flags;
    this.diagnostics = diagnostics;
    this.#secrets = new SecretReader({ environment: sources.environment ?? {}, ...(sources.file === undefined ? {} : { file: sources.file }) });
  }

  /** Read the sources; call it again to see changes of the file and of secrets. `text` stands for what is in the file, where it is given. */
  static async read(sources: ConfigSources, text?: string): Promise<Configuration> {
    const file = sources.file === undefined ? { values: new Map<string, unknown>(), diagnostics: [] } : await readConfigFile(sources.file, text);
    const flags = readFlags(sources.flags ?? []);
    return new Configuration(sources, file.values, flags.settings, [...file.diagnostics, ...flags.diagnostics]);
  }

  /** Settings for plugins that are not there. */
  strangers(installed: ReadonlySet<string>): Diagnostic[] {
    const fromFile = [...this.file.keys()].map((plugin) => ({ plugin, source: 'The configuration file' }));
    const fromFlags = this.#flags.map(({ plugin, path }) => ({ plugin, source: `--set ${[plugin, ...path].join('.')}` }));
    return [...fromFile, ...fromFlags].filter(({ plugin }) => !installed.has(plugin)).map((stranger) => diagnose('kernel/config-unknown-plugin', stranger));
  }

  /** The configuration of a plugin, its secrets looked up. Findings never show a value. */
  async of(manifest: Manifest, boundary: Boundary): Promise<PluginConfig> {
    const schema = manifest.config?.schema ?? noSettings;
    const plugin = manifest.id;
    const layers = this.#layersOf(plugin, schema);
    const tree = layers.reduce<unknown>((value, layer) => overlay(value, layer.tree), {});
    const resolved = await resolveReferences(plugin, schema, tree, this.#secrets);
    const value = applyDefaults(schema, resolved.value);
    const secrets = [...new Set([...resolved.secrets, ...sensitiveTexts(schema, value)])];
    const scrubber = new Scrubber();
    scrubber.add(secrets);
    const values = leavesOf(value).map((leaf): ConfiguredValue => {
      const layer = layerOf(layers, leaf.path);
      const pointer = pointerOf(leaf.path);
      const origin = [...resolved.origins].find(([at]) => pointer === at || pointer.startsWith(`${at}/`))?.[1];
      const hidden = origin !== undefined || isSensitive(schema, leaf) || JSON.stringify(scrubber.value(leaf.value)) !== JSON.stringify(leaf.value);
      return { pointer, value: leaf.value, source: layer?.source ?? 'default', from: origin ?? layer?.nameOf(leaf.path) ?? 'its spec', sensitive: hidden };
    });
    // What could not be looked up is missing for that reason and no other.
    const violations = resolved.diagnostics.length > 0 ? [] : boundary.violationsOf(schema, value);
    const diagnostics = [
      ...resolved.diagnostics,
      ...this.#exposed(plugin, schema, layers),
      ...violations.map(({ pointer, message }) => diagnose('kernel/config-invalid', { plugin, pointer: pointer || '/', reason: message })),
    ];
    return { value, secrets, values, diagnostics: scrubber.value(diagnostics) as Diagnostic[] };
  }

  #layersOf(plugin: string, schema: NonNullable<Manifest['config']>['schema']): readonly Layer[] {
    const { environment = {}, file = '' } = this.#sources;
    const flags = this.#flags.filter((flag) => flag.plugin === plugin);
    return [
      { source: 'file', tree: this.file.get(plugin) ?? {}, nameOf: () => file },
      environmentLayer(schema, settingsFromEnvironment(environment, plugin, schema)),
      settingsLayer('flag', schema, flags, ({ path }) => `--set ${[plugin, ...path].join('.')}`),
    ];
  }

  /** Secrets that stand where others can read them: on the command line, which is an error, and in the file. */
  #exposed(plugin: string, schema: NonNullable<Manifest['config']>['schema'], layers: readonly Layer[]): Diagnostic[] {
    return layers.flatMap(({ source, tree, nameOf }) =>
      leavesOf(tree)
        .filter((leaf) => !isReference(leaf.value) && leaf.path.length > 0 && isSensitive(schema, leaf))
        .flatMap(({ path }): Diagnostic[] => {
          const pointer = pointerOf(path);
          if (source === 'flag') return [diagnose('config/secret-on-command-line', { plugin, pointer, flag: nameOf(path) })];
          return source === 'file' ? [diagnose('config/secret-in-clear', { plugin, pointer, file: nameOf(path) })] : [];
        }),
    );
  }
}
