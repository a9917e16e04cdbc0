import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { installedPackageSource, link, readText, type Model, type ParsedDocument } from '@plugwright/spec';
import { memberOf } from '../json.ts';
import type { ReleasedDocument, ReleasedRegistry } from '../registry/read-released.ts';

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

/** Reads releases together with what they were released with; keeps what it found wrong. */
export class ReleaseLoader {
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
