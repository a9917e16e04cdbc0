import { createEmitRun, effectOf, emitPlugin, planDocuments, planWorkspace, type Disk } from '@plugwright/emit';
import { hasErrors } from '@plugwright/diagnostics';
import {
  canonicalJson,
  checkDocument,
  folderSource,
  link,
  readText,
  usedSurface,
  type CheckedDocuments,
  type Model,
  type ParsedDocument,
} from '@plugwright/spec';
import { beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../tracked-files.ts';
import { fieldEdits, type SpecValue } from './edits.ts';
import { reachOf, type Specs } from './reach.ts';

type Documents = ReadonlyMap<string, SpecValue>;

const run = createEmitRun();

const parsed = new WeakMap<object, ParsedDocument>();

/** Documents are read and checked once, however many Models they stand in. */
const checked: CheckedDocuments & { readonly known: WeakSet<ParsedDocument> } = {
  known: new WeakSet(),
  has: (document) => checked.known.has(document),
  add: (document) => checked.known.add(document),
};

function read(file: string, value: SpecValue): ParsedDocument | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const known = parsed.get(value);
  if (known !== undefined) return known;
  const { document } = readText(file, JSON.stringify(value));
  if (document === undefined || hasErrors(checkDocument(document))) return undefined;
  parsed.set(value, document);
  return document;
}

/** The Model of some specs; undefined where any of them has an error. */
function modelOf(documents: Documents): Model | undefined {
  const all = [...documents].map(([file, value]) => read(file, value));
  return all.includes(undefined)
    ? undefined
    : link(
        all.filter((document) => document !== undefined),
        checked,
      ).model;
}

/** The specs of this repository, as parsed. */
async function referenceSpecs(): Promise<Documents> {
  const { files } = await folderSource(repositoryRoot).list();
  return new Map(files.map(({ file, text }) => [file, readText(file, text).document?.value as SpecValue]));
}

/** All that is emitted of each plugin, but for what the used surface itself decides: its lock, and the ledger. */
async function emittedTexts(model: Model): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const id of model.plugins.keys()) {
    const files = await emitPlugin(model, id, { run });
    texts.set(id, files.flatMap(({ path, text }) => (path.endsWith('/imports.lock.json') ? [] : [path, text])).join('\n'));
  }
  return texts;
}

function specsById(documents: Documents): Specs {
  return new Map([...documents.values()].map((value) => [(value as { readonly id: string }).id, value as never]));
}

const equalMaps = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean => JSON.stringify([...a]) === JSON.stringify([...b]);

/** The document of a file, and all that import it, directly or not. */
function importersOf(model: Model, file: string): ReadonlySet<string> {
  const documents = [...model.plugins.values(), ...model.contracts.values(), ...model.kernels.values()];
  const found = new Set(documents.filter(({ source }) => source.file === file).map(({ id }) => id));
  for (const id of found) {
    for (const document of documents) {
      const imports = [...document.imports.values()].map((edge) => edge.document);
      if (imports.includes(id) || (id === 'kernel' && document.kind === 'plugin')) found.add(document.id);
    }
  }
  return found;
}

/** A disk in memory that holds what was emitted from the specs as they are. */
async function settledDisk(model: Model): Promise<Disk> {
  const files = new Map<string, string>([['apps/docs/package.json', '{}']]);
  const disk: Disk = { read: (path) => files.get(path), list: (folder) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort() };
  for (const [path, text] of effectOf((await planWorkspace(model, disk, { run })).changes).writes) files.set(path, text);
  return disk;
}

describe.each(['specs/contracts/core.contract.yaml', 'specs/contracts/documents.contract.yaml', 'specs/kernel/kernel.kernel.yaml'])(
  'each field of %s',
  (file) => {
    let documents: Documents;
    let model: Model;
    let disk: Disk;
    let texts: ReadonlyMap<string, string>;

    beforeAll(async () => {
      documents = await referenceSpecs();
      const loaded = modelOf(documents);
      if (loaded === undefined) throw new Error('the reference specs have errors');
      model = loaded;
      disk = await settledDisk(model);
      texts = await emittedTexts(model);
    });

    it('regenerates exactly the plugins that it reaches, and draws exactly their edges', { timeout: 600_000 }, async () => {
      const tried = new Set<string>();
      const wrong: string[] = [];
      const outcomes = { everybody: 0, some: 0, nobody: 0 };
      let inPart = 0;
      for (const { pointer, what, document } of fieldEdits(documents.get(file) ?? null)) {
        // One valid change of each field, and its removal.
        const field = `${pointer} ${what === 'left out' ? what : ''}`;
        if (tried.has(field)) continue;
        const edited = new Map([...documents, [file, document]]);
        const changed = modelOf(edited);
        if (changed === undefined) continue;
        tried.add(field);

        const plan = await planWorkspace(changed, disk, { run });
        const inPlugins = plan.changes.flatMap(({ path }) => /^plugins\/([^/]+)/.exec(path)?.[1] ?? []);
        const regenerated = [...new Set(inPlugins)].sort();
        const now = await emittedTexts(changed);
        const [before, after] = [specsById(documents), specsById(edited)];
        const reached = [...model.plugins.keys()].filter((id) => texts.get(id) !== now.get(id) || !equalMaps(reachOf(before, id), reachOf(after, id))).sort();
        const withEdges = [...model.plugins.keys()]
          .filter((id) => canonicalJson({ ...usedSurface(model, id) }) !== canonicalJson({ ...usedSurface(changed, id) }))
          .sort();
        const told = [plan.diagnostics.map(({ code }) => code), regenerated, withEdges].map(String);
        const expected = [[], reached, reached].map(String);
        if (String(told) !== String(expected))
          wrong.push(`${pointer} ${what}: reaches ${String(reached)}; regenerated ${String(regenerated)}; edges ${String(withEdges)}`);
        // A plan that looks only at the document and its importers says the same, where it says anything.
        const part = await planDocuments(changed, disk, { documents: importersOf(changed, file), folders: new Set() }, { run });
        if (part !== undefined && JSON.stringify(part.changes) !== JSON.stringify(plan.changes)) wrong.push(`${pointer} ${what}: the plan of a part differs`);
        inPart += Number(part !== undefined);
        outcomes[reached.length === 0 ? 'nobody' : reached.length === model.plugins.size ? 'everybody' : 'some'] += 1;
      }
      expect(wrong).toEqual([]);
      expect(outcomes.nobody).toBeGreaterThan(10);
      expect(outcomes.some).toBeGreaterThan(0);
      expect(outcomes.some + outcomes.everybody).toBeGreaterThan(40);
      expect(tried.size).toBeGreaterThan(100);
      expect(inPart).toBeGreaterThan(80);
    });

    it('regenerates nothing of a plugin for prose', async () => {
      const reworded = new Map([...documents, [file, reword(documents.get(file) ?? null)]]);
      const changed = modelOf(reworded);
      if (changed === undefined) throw new Error('other words made an error');
      const { changes, diagnostics } = await planWorkspace(changed, disk, { run, full: true });
      expect(diagnostics).toEqual([]);
      const folders = new Set(changes.map(({ path }) => path.split('/').slice(0, 2).join('/')));
      expect([...folders].sort()).toEqual(['apps/docs', 'libs/contracts', 'registry/head', 'registry/index.json']);
    });
  },
);

/** A document in which every description and summary is another one. */
function reword(value: SpecValue): SpecValue {
  if (Array.isArray(value)) return (value as readonly SpecValue[]).map(reword);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, SpecValue>>).map(([key, member]) => [
      key,
      typeof member === 'string' && ['description', 'summary', 'title'].includes(key) ? `${member} In other words.` : reword(member),
    ]),
  );
}
