import type { Diagnostic } from '@plugwright/diagnostics';
import { isObject, type Json, link, type Model, type ParsedDocument, usedSurface } from '@plugwright/spec';
import { chooseDocuments, ownChoice } from './choose-documents.ts';
import type { Combination } from './combinations.ts';
import type { DocumentVersion, Shelf } from './document-version.ts';
import type { CellVerdict } from './matrix.ts';
import { sha256 } from './meaning.ts';
import { type UpstreamChange, usedChanges, usedPointers, verdictOf } from './used-changes.ts';

/** Compares documents of two models; the matrix passes `diffModels`. */
export type DiffDocuments = (before: Model, after: Model, documents: readonly string[]) => Promise<readonly UpstreamChange[]>;

const anyVersion = (edge: Json): Json => (isObject(edge) && 'range' in edge ? { ...edge, range: '*' } : edge);

/** The document with every range opened: the matrix asks what would happen, also where a range forbids it. */
function withoutRanges(document: ParsedDocument): ParsedDocument {
  const { imports, kernel, ...rest } = document.value;
  const value: Record<string, Json> = { ...rest };
  if (isObject(imports)) value['imports'] = Object.fromEntries(Object.entries(imports).map(([alias, edge]) => [alias, anyVersion(edge)]));
  if (kernel !== undefined) value['kernel'] = anyVersion(kernel);
  return { ...document, value };
}

function linked(versions: readonly DocumentVersion[]): { readonly model?: Model; readonly error?: Diagnostic } {
  const { model, diagnostics } = link(versions.map(({ document }) => withoutRanges(document)));
  const error = diagnostics.find(({ severity }) => severity === 'error');
  return { ...(model === undefined || error !== undefined ? {} : { model }), ...(error === undefined ? {} : { error }) };
}

/** What was judged, and a digest of all that the judgement rests on. */
export interface Judgement {
  readonly verdict: CellVerdict;
  /** The plugin's document and, of each upstream, the members that the plugin uses in the two versions. */
  readonly specs: string;
  /** What the plugin uses is the same in both: nothing that ran with the one can fail with the other. */
  readonly sameSurface: boolean;
  /** The documents of the combination, linked with every range opened; absent where they do not link. */
  readonly model?: Model;
}

/**
 * What a combination means for the plugin: the part of each upstream it uses, as it was when the plugin was made,
 * against the same part in the version chosen here.
 */
export async function judge(shelf: Shelf, { plugin, choice }: Combination, diff: DiffDocuments): Promise<Judgement> {
  const made = chooseDocuments(shelf, plugin, ownChoice(shelf, plugin));
  const asked = chooseDocuments(shelf, plugin, choice);
  const digests = new Map(made.map(({ id, digest }) => [id, digest]));
  const moved = asked.filter(({ id, digest }) => digests.get(id) !== digest).map(({ id }) => id);
  const told = (verdict: CellVerdict, surfaces: readonly unknown[], model?: Model, sameSurface = false): Judgement => ({
    verdict,
    specs: sha256(JSON.stringify([plugin.digest, ...surfaces])),
    sameSurface,
    ...(model === undefined ? {} : { model }),
  });
  const before = linked(made);
  if (before.model === undefined) {
    return told(
      { kind: 'waiting', for: `documents that link: ${before.error?.message ?? 'there are none'}` },
      made.map(({ digest }) => digest),
    );
  }
  const used = usedSurface(before.model, plugin.id);
  if (moved.length === 0) return told({ kind: 'pass' }, [used, used], before.model, true);
  const after = linked(asked);
  if (after.model === undefined) {
    const { code = 'link/missing', pointer = '', message = 'It does not link.' } = after.error ?? {};
    return told({ kind: 'incompatible', rule: code, at: `${plugin.id}#${pointer}`, message }, [used, code, pointer]);
  }
  const usedThere = usedSurface(after.model, plugin.id);
  const surfaces = [used, usedThere];
  if (JSON.stringify(used) === JSON.stringify(usedThere)) return told({ kind: 'pass' }, surfaces, after.model, true);
  return told(verdictOf(usedChanges(usedPointers(used), await diff(before.model, after.model, moved))), surfaces, after.model);
}
