import { upstreamMembers, type Model, type SpecDocument, type UpstreamMember } from '@plugwright/spec';
import { equalJson } from './equal-json.ts';

/** What happened to a member or a document. */
export type ChangeKind = 'added' | 'removed' | 'changed';

/** One member that is not what it was. */
export interface ChangedMember {
  /** JSON pointer. */
  readonly member: string;
  readonly change: ChangeKind;
}

/** One document that is not what it was, or whose members mean something else because of an upstream. */
export interface ChangedDocument {
  readonly document: string;
  readonly kind: SpecDocument['kind'];
  readonly change: ChangeKind;
  /** Whether the document itself was edited; else it only inherits. */
  readonly edited: boolean;
  /** Members that others may use and that mean something else now; none where only prose, or what is the document's own business, changed. */
  readonly members: readonly ChangedMember[];
}

type Members = ReadonlyMap<string, UpstreamMember>;

const none: Members = new Map();

function compared(old: Members, now: Members): ChangedMember[] {
  const changes: ChangedMember[] = [];
  for (const [member, before] of old) {
    const after = now.get(member);
    if (after === undefined) changes.push({ member, change: 'removed' });
    else if (before.digest !== after.digest) changes.push({ member, change: 'changed' });
  }
  for (const member of now.keys()) if (!old.has(member)) changes.push({ member, change: 'added' });
  return changes.sort((a, b) => (a.member < b.member ? -1 : 1));
}

/** The members of an unedited document that may mean something else all the same: they take their meaning from an upstream. */
function inheriting(document: SpecDocument): Members {
  if (!('errors' in document)) return none;
  const errors = [...document.errors.values()].filter((error) => error.extends !== undefined);
  const events = document.kind === 'plugin' ? [...document.publishes.values()].filter(({ event }) => event !== undefined) : [];
  const pointers = new Set([...errors, ...events].map(({ pointer }) => pointer));
  return pointers.size === 0 ? none : new Map([...upstreamMembers(document)].filter(([pointer]) => pointers.has(pointer)));
}

/** One document in both Models, or in one of them. */
interface Pair {
  readonly id: string;
  readonly old: SpecDocument | undefined;
  readonly now: SpecDocument | undefined;
  readonly edited: boolean;
}

function pairsOf(old: Model, now: Model): readonly Pair[] {
  const ids = [...new Set([...old.documents.keys(), ...now.documents.keys()])].sort();
  return ids.map((id) => {
    const [before, after] = [old.documents.get(id), now.documents.get(id)];
    return { id, old: before, now: after, edited: before === undefined || after === undefined || !equalJson(before.raw, after.raw) };
  });
}

function changeOf({ id, old, now, edited }: Pair): ChangedDocument | undefined {
  const kind = (now ?? old)?.kind;
  if (kind === undefined) return undefined;
  const view = edited ? upstreamMembers : inheriting;
  const members = compared(old === undefined ? none : view(old), now === undefined ? none : view(now));
  if (members.length === 0 && !edited) return undefined;
  return { document: id, kind, change: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed', edited, members };
}

/** Every document that changed between two Models, by id, with its changed members. */
export function changedDocuments(old: Model, now: Model): readonly ChangedDocument[] {
  const pairs = pairsOf(old, now);
  if (!pairs.some(({ edited }) => edited)) return [];
  return pairs.flatMap((pair) => changeOf(pair) ?? []);
}
