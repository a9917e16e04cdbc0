import type { Language } from '@plugwright/spec';
import type { PluginArtefact, PluginInput } from './plugin-input.ts';
import type { HandlerPlan } from './artefacts/handler-bodies/handler-plan.ts';
import { typescriptEmitter } from './languages/typescript.ts';
import type { Ledger } from './plan/ledger.ts';
import type { Disk } from './plan/plan.ts';

/** What is emitted for a language beside the artefacts that are the same in all of them. */
export interface LanguageEmitter {
  readonly language: Language;
  readonly emit: PluginArtefact;
  /** Whether each operation's handler is where it should be, without looking into it. */
  hasHandlers(input: PluginInput, disk: Disk): boolean;
  /** What is to be done about the handlers that people write. */
  planHandlers(input: PluginInput, ledger: Ledger, disk: Disk): Promise<HandlerPlan>;
}

const emitters: ReadonlyMap<Language, LanguageEmitter> = new Map([[typescriptEmitter.language, typescriptEmitter]]);

/** The emitter of a language; undefined where there is none yet. */
export function languageEmitter(language: Language): LanguageEmitter | undefined {
  return emitters.get(language);
}

/** The languages that plugins can be emitted in, sorted. */
export function supportedLanguages(): readonly Language[] {
  return [...emitters.keys()].sort();
}
