import type { Bump } from '@plugwright/compat';
import type { Diagnostic } from '@plugwright/diagnostics';
import { workspaceSources } from '@plugwright/spec';
import { ownTexts, withTexts } from '../files/overlay-source.ts';
import { changeLine } from '../gate/change-line.ts';
import { releaseState, type ReleaseState, type StateOptions } from '../gate/state.ts';
import { tokensOf } from '../json.ts';
import { higher } from '../versions/bump.ts';
import { excludedEdges } from '../versions/edges.ts';
import { nextVersions } from '../versions/next-versions.ts';
import { becomesMajor } from '../versions/step.ts';
import { waitingNotes } from '../versions/waiting-notes.ts';
import { setText } from '../yaml/edit-text.ts';
import { migrationMessage, withMigrationNote } from './migration-note.ts';
import { neededBumps, type Needed } from './needed-bumps.ts';
import { handBumps, planChangesets, type ChangesetStep } from './plan-changesets.ts';
import { blockingChange, widenedRange } from './proven-range.ts';
import { usedMembers } from './used-members.ts';

/** A range that excludes what its upstream becomes. */
export interface RangeStep {
  readonly importer: string;
  readonly upstream: string;
  readonly next: string;
  readonly from: string;
  /** The wider range; absent where nothing proves that it would hold. */
  readonly to?: string;
  /** What the importer uses and would break. */
  readonly because?: string;
}

/** A note on what users must do for a version of a document that was written, or taken out of its spec with the break. */
export interface NoteStep {
  readonly document: string;
  readonly version: string;
  readonly state: 'written' | 'removed';
}

/** What `nx generate @plugwright/nx:bump` writes, and what it says. */
export interface BumpPlan {
  /** Workspace-relative path to text; undefined for a file to delete. Specs only ever get notes and ranges, never a version. */
  readonly files: ReadonlyMap<string, string | undefined>;
  readonly changesets: readonly ChangesetStep[];
  readonly ranges: readonly RangeStep[];
  readonly notes: readonly NoteStep[];
  /** Released documents without an emitted package. */
  readonly withoutPackage: readonly string[];
  /** The next version of every document once the changesets are there. */
  readonly next: ReadonlyMap<string, string>;
  /** Warnings; with an error there is no plan. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A plan needs few rounds: one for the edits of specs, one in which they are seen. */
const mostRounds = 10;

interface Round {
  readonly state: ReleaseState;
  readonly needed: readonly Needed[];
  readonly next: ReadonlyMap<string, string>;
}

function assess(state: ReleaseState): Round {
  const needed = neededBumps(state);
  const bumps = new Map<string, Bump>(handBumps(state.pending, state.own));
  for (const { document, bump } of needed) bumps.set(document, higher(bump, bumps.get(document) ?? 'none'));
  return { state, needed, next: nextVersions(state.model, state.baseline.versions, bumps) };
}

/** Ranges that exclude what comes, each with the wider range that is proved, or what stands against it. */
function rangeSteps({ state: { model, own, diff }, next }: Round): readonly { readonly step: RangeStep; readonly pointer: string }[] {
  const changed = new Map(diff.map((document) => [document.document, document]));
  return excludedEdges(model, next).flatMap(({ importer, upstream, range, pointer, version }) => {
    if (!own.has(importer)) return [];
    const block = blockingChange(changed.get(upstream), usedMembers(model, importer));
    const step = { importer, upstream, next: version, from: range };
    return [{ pointer, step: block === undefined ? { ...step, to: widenedRange(range, version) } : { ...step, because: changeLine(block) } }];
  });
}

/** Write proven ranges and notes into texts of specs, and take notes back whose break is gone; says what was done. */
function editSpecs(round: Round, texts: Map<string, string>, original: ReadonlyMap<string, string>): { ranges: RangeStep[]; notes: NoteStep[] } {
  const { state, needed, next } = round;
  const { model, baseline } = state;
  const edit = (id: string, change: (text: string) => string | undefined): boolean => {
    const file = model.documents.get(id)?.source.file ?? '';
    const text = texts.get(file) ?? original.get(file);
    const edited = text === undefined ? undefined : change(text);
    if (edited === undefined || edited === text) return false;
    texts.set(file, edited);
    return true;
  };
  const ranges: RangeStep[] = [];
  for (const { pointer, step } of rangeSteps(round)) {
    const { to } = step;
    if (to !== undefined && edit(step.importer, (text) => setText(text, tokensOf(pointer), to))) ranges.push(step);
  }
  const notes: NoteStep[] = [];
  for (const [id, version] of next) {
    const document = model.documents.get(id);
    const last = baseline.versions.get(id);
    if (document === undefined || last === undefined || !state.own.has(id)) continue;
    const changes = needed.find((entry) => entry.document === id)?.changes ?? [];
    const message = becomesMajor(last, version) ? migrationMessage(changes) : undefined;
    const wanted = new Map<string, string | undefined>(waitingNotes(document, last).map((noted) => [noted, undefined]));
    if (message !== undefined) wanted.set(version, message);
    // One a round, for each is placed by what the spec says already.
    const edited = [...wanted].find(([noted, said]) => edit(id, (text) => withMigrationNote(text, document, noted, said)));
    if (edited !== undefined) notes.push({ document: id, version: edited[0], state: edited[1] === undefined ? 'removed' : 'written' });
  }
  return { ranges, notes };
}

/**
 * Classify everything that changed since the last release and plan what says so: changesets for the documents that
 * changed and for each dependent that uses what changed, notes for major versions, and wider ranges where the
 * comparison proves them. A second plan after the first was applied is empty.
 */
export async function planBump(
  root: string,
  options: StateOptions = {},
): Promise<BumpPlan | { readonly files?: undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const { sources = workspaceSources(root) } = options;
  const original = await ownTexts(sources);
  const texts = new Map<string, string>();
  const ranges: RangeStep[] = [];
  const notes: NoteStep[] = [];
  for (let count = 0; count < mostRounds; count += 1) {
    const state = await releaseState(root, { ...options, sources: withTexts(sources, texts) });
    if (state.model === undefined) return { diagnostics: state.diagnostics };
    const errors = state.diagnostics.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return { diagnostics: state.diagnostics };
    const round = assess(state);
    const edited = editSpecs(round, texts, original);
    ranges.push(...edited.ranges);
    notes.push(...edited.notes);
    // What was written is a change of its own, so it is looked at once more: a wider range is a minor one.
    if (edited.ranges.length + edited.notes.length > 0) continue;
    const changesets = planChangesets(state.pending, round.needed, state.baseline.versions);
    return {
      files: new Map([...texts, ...changesets.files].sort(([a], [b]) => (a < b ? -1 : 1))),
      changesets: changesets.steps,
      ranges: [...ranges, ...rangeSteps(round).map(({ step }) => step)],
      notes,
      withoutPackage: changesets.withoutPackage,
      next: round.next,
      diagnostics: state.diagnostics,
    };
  }
  throw new Error(`the bump plan did not settle within ${String(mostRounds)} rounds`);
}
