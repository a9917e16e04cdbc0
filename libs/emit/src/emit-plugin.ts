import type { Model } from '@plugwright/spec';
import { emitExamples } from './artefacts/examples/examples.ts';
import { emitImportsLock } from './artefacts/imports-lock/imports-lock.ts';
import { emitManifest } from './artefacts/manifest/manifest.ts';
import { emitReadme } from './artefacts/readme/readme.ts';
import { emitSurface } from './artefacts/stub-kernel/surface.ts';
import type { EmittedFile } from './emitted-file.ts';
import { languageEmitter, type LanguageEmitter } from './languages.ts';
import { pluginInput, type PluginInput } from './plugin-input.ts';
import { createEmitRun, type EmitRun } from './run.ts';
import { defaultSettings, type EmitSettings } from './settings.ts';

/** How files are emitted. */
export interface EmitOptions {
  readonly settings?: Partial<EmitSettings>;
  /** Share one among many plugins, so that what they have in common is compiled once. */
  readonly run?: EmitRun;
}

/**
 * Every file of a plugin but its handlers' bodies, sorted by path. Pure: the same Model and settings give the
 * same bytes. For a language without an emitter, what is the same in all languages.
 * @throws Error when the Model has no such plugin.
 */
export async function emitPlugin(model: Model, pluginId: string, options: EmitOptions = {}): Promise<EmittedFile[]> {
  const plugin = model.plugins.get(pluginId);
  if (plugin === undefined) throw new Error(`the Model has no plugin "${pluginId}"`);
  const input = pluginInput(model, plugin, { ...defaultSettings, ...options.settings }, options.run ?? createEmitRun());
  return emitFor(input, languageEmitter(plugin.runtime.language));
}

/** As {@link emitPlugin}, from an input that is gathered already. */
export async function emitFor(input: PluginInput, emitter: LanguageEmitter | undefined): Promise<EmittedFile[]> {
  const files = [
    ...emitManifest(input),
    ...emitReadme(input),
    ...(await emitSurface(input)),
    ...emitExamples(input),
    ...emitImportsLock(input),
    ...((await emitter?.emit(input)) ?? []),
  ];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
