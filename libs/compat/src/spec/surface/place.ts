import type { Json } from '@plugwright/spec';
import type { Verdict } from '../../schema/verdict.ts';
import type { Where } from '../comparison.ts';
import type { Edit } from '../walk/edit.ts';
import type { Versions } from './ask.ts';

/** A place of a document where a schema stands, in both versions. */
export interface SurfacePlace extends Versions {
  /** For people, at the beginning of a sentence: Input of redact. */
  readonly what: string;
  /** Pointer of the member that has the surface. */
  readonly member: string;
  readonly oldPointer: string;
  readonly newPointer: string;
  /** Where the schema stands in another document, whose members leak through this one. */
  readonly from?: { readonly old?: string; readonly new?: string; readonly via: readonly string[] };
}

/** Pointers of the compared document by which an approval may name a change of the surface. */
export function namesOf({ member, oldPointer, newPointer, from }: SurfacePlace): readonly string[] {
  return from === undefined ? [oldPointer, newPointer, member] : [member];
}

const mostNamed = 4;

/** The edits in words. */
export function editsText(edits: readonly Edit[]): string {
  const texts = [...new Set(edits.map((edit) => edit.text))];
  const named = texts.slice(0, mostNamed).join('; ');
  return texts.length > mostNamed ? `${named}; and ${texts.length - mostNamed} more` : named;
}

/** What a verdict adds to a change. */
export function proofOf(verdict: Verdict): { readonly proof: Verdict['kind']; readonly witness?: Json } {
  return verdict.kind === 'no' ? { proof: 'no', witness: verdict.witness } : { proof: verdict.kind };
}

/** Where a change of a surface is shown: at the first edit that it is about. */
export function whereOf(place: SurfacePlace, edits: readonly Edit[]): Where {
  const [first] = edits;
  const at = namesOf(place);
  if (first === undefined) return { member: place.member, at };
  return { member: place.member, at, old: first.old, new: first.new, via: first.via };
}
