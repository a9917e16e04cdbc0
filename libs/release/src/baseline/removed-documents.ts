import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';
import { memberOf } from '../json.ts';
import { readReleased, type ReleasedDocument, type ReleasedRegistry } from '../registry/read-released.ts';
import { installedMark, releasedMember } from '../registry/released-text.ts';

function isInstalled({ parsed }: ReleasedDocument): boolean {
  return memberOf(memberOf(parsed.value, releasedMember), installedMark) === true;
}

/** Whether every version of a document came with an installed package: such a one may be uninstalled. */
async function wasOnlyInstalled(registry: ReleasedRegistry, id: string): Promise<boolean> {
  for (const { version } of registry.versions.get(id) ?? []) {
    const released = await registry.read(id, version);
    if (released === undefined || !isInstalled(released)) return false;
  }
  return true;
}

/**
 * Findings for documents that were released and are gone, or are of another kind. A document goes in two steps: a
 * release that says `maturity: retired` tells its users, and after that nobody needs it here.
 */
export async function removedDocuments(root: string, model: Model): Promise<readonly Diagnostic[]> {
  const registry = await readReleased(root);
  const diagnostics: Diagnostic[] = [];
  for (const [id, versions] of [...registry.versions].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = versions.at(-1);
    if (last === undefined || model.documents.get(id)?.kind === last.kind) continue;
    const released = await registry.read(id, last.version);
    if (memberOf(released?.parsed.value, 'maturity') === 'retired' || (await wasOnlyInstalled(registry, id))) continue;
    const { kind, version, file } = last;
    const start = { line: 1, column: 1, offset: 0 };
    diagnostics.push(
      diagnose('release/document-removed', { document: id, kind, version }, { span: released?.parsed.spanOf('/id') ?? { file, start, end: start } }),
    );
  }
  return diagnostics;
}
