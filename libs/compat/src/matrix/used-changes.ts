import type { Json, UsedSurface } from '@plugwright/spec';
import type { CellVerdict } from './matrix.ts';

/** What the matrix reads of a change; `SpecChange` has all of it. */
export interface UpstreamChange {
  readonly rule: string;
  readonly document: string;
  readonly level: 'breaking' | 'dangerous' | 'safe';
  readonly member?: string;
  readonly old?: { readonly pointer: string };
  readonly new?: { readonly pointer: string };
  readonly message: string;
  readonly witness?: Json;
  readonly proof?: 'yes' | 'no' | 'unknown';
  readonly approval?: unknown;
}

/** Whether one of two pointers leads to the other: a change within a member, or of all that holds it. */
const touches = (a: string, b: string): boolean => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/** The pointers that a plugin uses, by document id. */
export function usedPointers(surface: UsedSurface): ReadonlyMap<string, readonly string[]> {
  const entries = [...Object.values(surface.imports), surface.kernel].map(({ document, members }) => [document, Object.keys(members)] as const);
  return new Map(entries);
}

/** The changes that concern somebody who uses these pointers. */
export function usedChanges<T extends UpstreamChange>(used: ReadonlyMap<string, readonly string[]>, changes: readonly T[]): readonly T[] {
  return changes.filter((change) => {
    // The place may lie in an upstream of the document; the member never does.
    const places = change.member === undefined ? [change.old?.pointer ?? '', change.new?.pointer ?? ''] : [change.member];
    return (used.get(change.document) ?? []).some((pointer) => places.some((place) => place !== '' && touches(place, pointer)));
  });
}

const placeOf = (change: UpstreamChange): string => `${change.document}#${change.member ?? change.new?.pointer ?? change.old?.pointer ?? ''}`;

/** What changes mean for a plugin that uses all of these members. A break that was refuted weighs more than one nobody could decide. */
export function verdictOf(changes: readonly UpstreamChange[]): CellVerdict {
  const breaking = changes.filter(({ level, approval }) => level === 'breaking' && approval === undefined);
  const certain = breaking.find(({ proof }) => proof !== 'unknown');
  if (certain !== undefined) {
    const { rule, message, witness } = certain;
    return { kind: 'incompatible', rule, at: placeOf(certain), message, ...(witness === undefined ? {} : { witness }) };
  }
  const [undecided] = breaking;
  if (undecided === undefined) return { kind: 'pass' };
  return { kind: 'needs-approval', reason: undecided.message, rule: undecided.rule, at: placeOf(undecided) };
}
