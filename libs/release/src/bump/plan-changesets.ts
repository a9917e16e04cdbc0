import type { Bump } from '@plugwright/compat';
import { changesetFolder, type Pending } from '../changesets/pending.ts';
import { exceeds, higher } from '../versions/bump.ts';
import { effectiveBump } from '../versions/step.ts';
import { changesetId, changesetText, isUntouched, withBump } from './changeset-text.ts';
import type { Needed } from './needed-bumps.ts';

/** What became of the changeset of one document. */
export interface ChangesetStep {
  readonly document: string;
  readonly bump: Bump;
  /** `written` anew, left as it is (`kept`), written because one of a person raises too little (`superseded`). */
  readonly state: 'written' | 'kept' | 'superseded';
  /** Files of people's changesets for the document. */
  readonly byHand: readonly string[];
}

/** Changesets to write; undefined text for one that is not needed any more. */
export interface ChangesetPlan {
  readonly files: ReadonlyMap<string, string | undefined>;
  readonly steps: readonly ChangesetStep[];
  /** Released documents without an emitted package, for which no changeset can be written. */
  readonly withoutPackage: readonly string[];
}

/** The highest bump that the changesets of people carry for a document, and their files. */
export function byHand({ changesets }: Pending, document: string): { readonly bump: Bump; readonly files: readonly string[] } {
  let bump: Bump = 'none';
  const files: string[] = [];
  for (const { id, file, releases } of changesets) {
    if (id === changesetId(document)) continue;
    for (const release of releases) {
      if (release.document !== document) continue;
      bump = higher(release.bump, bump);
      files.push(file);
    }
  }
  return { bump, files };
}

/** What the changesets carry that people wrote or edited, by document. */
export function handBumps(pending: Pending, documents: Iterable<string>): Map<string, Bump> {
  const edited = (document: string): Bump => {
    const ours = pending.changesets.find(({ id }) => id === changesetId(document));
    if (ours === undefined || isUntouched(ours.text)) return 'none';
    return ours.releases.find((release) => release.document === document)?.bump ?? 'none';
  };
  return new Map([...documents].map((document) => [document, higher(edited(document), byHand(pending, document).bump)]));
}

/** One changeset for each document that needs one, unless a person's suffices. Our own ones that nobody needs any more go. */
export function planChangesets(pending: Pending, needed: readonly Needed[], released: ReadonlyMap<string, string>): ChangesetPlan {
  const files = new Map<string, string | undefined>();
  const steps: ChangesetStep[] = [];
  const withoutPackage: string[] = [];
  const names = new Map(pending.packages.flatMap(({ name, document }) => (document === undefined ? [] : [[document, name] as const])));
  const wanted = new Map(needed.map((entry) => [entry.document, entry]));
  const ours = new Map(pending.changesets.map((changeset) => [changeset.id, changeset]));
  for (const entry of needed) {
    const { document, bump } = entry;
    const name = names.get(document);
    const version = released.get(document) ?? '1.0.0';
    const hand = byHand(pending, document);
    const enough = (carried: Bump): boolean => !exceeds(effectiveBump(version, bump), effectiveBump(version, carried));
    if (name === undefined) {
      withoutPackage.push(document);
      continue;
    }
    if (hand.files.length > 0 && enough(hand.bump)) {
      steps.push({ document, bump, state: 'kept', byHand: hand.files });
      wanted.delete(document);
      continue;
    }
    const file = `${changesetFolder}/${changesetId(document)}.md`;
    const present = ours.get(changesetId(document));
    const carried = present?.releases.find((release) => release.document === document)?.bump ?? 'none';
    let text = changesetText(name, entry);
    if (present !== undefined && !isUntouched(present.text)) text = enough(carried) ? present.text : withBump(present.text, name, bump);
    if (present?.text !== text) files.set(file, text);
    steps.push({ document, bump, state: hand.files.length > 0 ? 'superseded' : present?.text === text ? 'kept' : 'written', byHand: hand.files });
  }
  for (const document of names.keys()) {
    const present = ours.get(changesetId(document));
    if (present !== undefined && !wanted.has(document) && isUntouched(present.text)) files.set(present.file, undefined);
  }
  return { files, steps, withoutPackage };
}
