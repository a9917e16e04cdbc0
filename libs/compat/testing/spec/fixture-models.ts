import { isObject, link, readText, textOf, textsOf, type Json, type JsonObject, type Model } from '@plugwright/spec';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { mergePatch } from './merge-patch.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'src', 'spec', 'fixtures');

/** Merge patches by document; `null` takes a document away. */
export type Patches = Readonly<Record<string, Json>>;

function readYaml(file: string): JsonObject {
  const value = parse(readFileSync(file, 'utf8')) as Json;
  if (!isObject(value)) throw new Error(`${file} is no mapping`);
  return value;
}

const base: ReadonlyMap<string, JsonObject> = new Map(
  readdirSync(path.join(folder, 'base'))
    .sort()
    .map((file) => [path.basename(file, '.yaml'), readYaml(path.join(folder, 'base', file))]),
);

/** The documents of the base workspace with patches applied, as values. */
export function patchedDocuments(patches: Patches): ReadonlyMap<string, JsonObject> {
  const documents = new Map<string, JsonObject>();
  for (const id of new Set([...base.keys(), ...Object.keys(patches)])) {
    const patch = patches[id];
    const value = patch === undefined ? base.get(id) : patch === null ? undefined : mergePatch(base.get(id), patch);
    if (isObject(value)) documents.set(id, value);
  }
  return documents;
}

const models = new Map<string, Model>();

/**
 * The base workspace with patches applied, linked.
 * @throws Error with the findings where it does not link: a fixture must be sound.
 */
export function patchedModel(patches: Patches = {}): Model {
  const key = JSON.stringify(patches);
  const known = models.get(key);
  if (known !== undefined) return known;
  const documents = [...patchedDocuments(patches)].map(([id, value]) => {
    const { document, diagnostics } = readText(`specs/${id}.${(textOf(value, 'spec') ?? '').split('/')[0] ?? ''}.yaml`, stringify(value));
    if (document === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
    return document;
  });
  const { model, diagnostics } = link(documents);
  if (model === undefined) throw new Error(diagnostics.map(({ code, message, pointer }) => `${code} ${pointer ?? ''} ${message}`).join('\n'));
  models.set(key, model);
  return model;
}

/** One pair of versions. */
export interface FixturePair {
  readonly old: Patches;
  readonly new: Patches;
}

/** The fixture of a rule: a pair that breaks it and one that nearly does. */
export interface RuleFixture {
  readonly family: string;
  readonly name: string;
  /** The document whose changes count. */
  readonly document: string;
  /** Names of rules that the same change cannot but break, too. */
  readonly beside: readonly string[];
  readonly fail: FixturePair;
  readonly pass: FixturePair;
}

function pairOf(value: Json | undefined): FixturePair {
  const of = (key: string): Patches => (isObject(value) && isObject(value[key]) ? value[key] : {});
  return { old: of('old'), new: of('new') };
}

/** The fixtures of all rules, by family and name. */
export function ruleFixtures(): readonly RuleFixture[] {
  return readdirSync(folder)
    .filter((family) => family !== 'base')
    .sort()
    .flatMap((family) =>
      readdirSync(path.join(folder, family))
        .sort()
        .map((file) => {
          const value = readYaml(path.join(folder, family, file));
          const document = value['document'];
          return {
            family,
            name: path.basename(file, '.yaml'),
            document: typeof document === 'string' ? document : 'sample',
            beside: textsOf(value, 'beside'),
            fail: pairOf(value['fail']),
            pass: pairOf(value['pass']),
          };
        }),
    );
}
