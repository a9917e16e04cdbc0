import { diagnose, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import { installedPackageSource, link, readText, type Model, type ParsedDocument } from '@plugwright/spec';
import { memberOf } from '../json.ts';
import { readReleased, type ReleasedDocument, type ReleasedRegistry } from '../registry/read-released.ts';
import { composeModel } from './compose-model.ts';

/** What was released last: what every change is measured from. */
export interface Baseline {
  /** The last release of each document; absent where there is none, or one cannot be read. */
  readonly model?: Model;
  /** A document's last release together with the upstream versions it was released with. */
  readonly baselineOf: (id: string) => Model | undefined;
  /** The last released version by document id. */
  readonly versions: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The documents of installed packages by `<id>@<version>`: upstreams that a workspace did not release itself. */
async function installedDocuments(root: string): Promise<ReadonlyMap<string, ParsedDocument>> {
  const { files } = await installedPackageSource(root).list();
  const found = new Map<string, ParsedDocument>();
  for (const { file, text } of files) {
    const { document } = readText(file, text);
    const id = memberOf(document?.value, 'id');
    const version = memberOf(document?.value, 'version');
    if (document !== undefined && typeof id === 'string' && typeof version === 'string') found.set(`${id}@${version}`, document);
  }
  return found;
}

class Loader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #root: string;
  readonly #registry: ReleasedRegistry;
  readonly #models = new Map<string, Model | undefined>();
  #installed: Promise<ReadonlyMap<string, ParsedDocument>> | undefined;

  constructor(root: string, registry: ReleasedRegistry) {
    this.#root = root;
    this.#registry = registry;
  }

  /** The texts of a release and of everything it was released with. */
  async closure(released: ReleasedDocument): Promise<readonly ParsedDocument[] | undefined> {
    const parsed = [released.parsed];
    for (const [upstream, wanted] of released.resolved) {
      const document = (await this.#registry.read(upstream, wanted))?.parsed ?? (await this.#fromPackage(upstream, wanted));
      if (document === undefined) {
        const { id, version } = released;
        this.diagnostics.push(
          diagnose(
            'release/baseline-incomplete',
            { document: id, version, upstream, wanted },
            { span: released.parsed.spanOf(`/x-released/resolved/${upstream}`) },
          ),
        );
        return undefined;
      }
      parsed.push(document);
    }
    return parsed;
  }

  async #fromPackage(id: string, version: string): Promise<ParsedDocument | undefined> {
    this.#installed ??= installedDocuments(this.#root);
    return (await this.#installed).get(`${id}@${version}`);
  }

  /** Link some documents; the same ones only once. */
  linked(parsed: readonly ParsedDocument[]): Model | undefined {
    const key = parsed
      .map(({ file }) => file)
      .sort()
      .join('\n');
    if (!this.#models.has(key)) {
      const { model, diagnostics } = link(parsed);
      this.#models.set(key, model);
      if (model === undefined) this.diagnostics.push(...diagnostics.filter(({ severity }) => severity === 'error'));
    }
    return this.#models.get(key);
  }
}

/**
 * Read the last release of every document from `registry/released`. Those released with the last versions of their
 * upstreams share one model; one that is behind gets its own.
 */
export async function loadBaseline(root: string): Promise<Baseline> {
  const registry = await readReleased(root);
  const last = new Map([...registry.versions].flatMap(([id, all]) => (all.at(-1) === undefined ? [] : [[id, all.at(-1)?.version ?? ''] as const])));
  const loader = new Loader(root, registry);
  const current = new Map<string, ParsedDocument>();
  const currentIds: string[] = [];
  const models = new Map<string, Model>();
  for (const [id, version] of last) {
    const released = await registry.read(id, version);
    const parsed = released === undefined ? undefined : await loader.closure(released);
    if (released === undefined || parsed === undefined) continue;
    if ([...released.resolved].every(([upstream, wanted]) => (last.get(upstream) ?? wanted) === wanted)) {
      currentIds.push(id);
      for (const document of parsed) current.set(document.file, document);
    } else {
      const model = loader.linked(parsed);
      if (model !== undefined) models.set(id, model);
    }
  }
  const shared = current.size === 0 ? undefined : loader.linked([...current.values()]);
  if (shared !== undefined) for (const id of currentIds) models.set(id, shared);
  const diagnostics = sortDiagnostics([...registry.diagnostics, ...loader.diagnostics]);
  const model = models.size === 0 || diagnostics.length > 0 ? undefined : composeModel(models);
  return { ...(model === undefined ? {} : { model }), baselineOf: (id) => models.get(id), versions: last, diagnostics };
}
