import type { Configuration, PluginConfig } from './configuration.ts';

/** What plugins were last given, whether they took it or not. */
export class GivenConfig {
  readonly #plugins = new Map<string, PluginConfig>();
  #latest: Configuration | undefined;

  note(plugin: string, config: PluginConfig, configuration: Configuration): void {
    this.#plugins.set(plugin, config);
    this.#latest = configuration;
  }

  of(plugin: string): PluginConfig | undefined {
    return this.#plugins.get(plugin);
  }

  /** The sources that were read last. */
  get latest(): Configuration | undefined {
    return this.#latest;
  }
}
