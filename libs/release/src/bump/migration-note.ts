import type { SpecChange } from '@plugwright/compat';
import type { Json, SpecDocument } from '@plugwright/spec';
import { witnessText } from '../gate/change-line.ts';
import { isObject, memberOf } from '../json.ts';
import { addMember, removeMember } from '../yaml/edit-text.ts';
import { hasLineComment, withLineComment } from '../yaml/line-comment.ts';
import { digestOf } from './changeset-text.ts';

/** At most so many breaks are told in one note; the changelog has them all. */
const most = 20;

function sentence(change: SpecChange): string {
  // The advice of a rule is for who makes the change, not for those who must live with it.
  return change.witness === undefined ? change.message : `${change.message} For example: ${witnessText(change.witness)}`;
}

/** What users of a document must know about its breaks; a list where there are several. */
export function migrationMessage(changes: readonly SpecChange[]): string {
  const breaks = changes.filter(({ bump }) => bump === 'major');
  if (breaks.length === 0) return 'A major version; see the changelog.';
  const lines = breaks.slice(0, most).map(sentence);
  const more = breaks.length > most ? [`And ${String(breaks.length - most)} more; see the changelog.`] : [];
  return lines.length === 1 ? lines.join('') : [...lines, ...more].map((line) => `- ${line}`).join('\n');
}

const messagePath = (version: string): readonly string[] => ['releases', version, 'breaking', 'message'];

const mark = (message: string): string => `plugwright:bump ${digestOf(message)}`;

/** Whether a note is there as it was written by `withMigrationNote`, and nobody's own words are in it. */
function isOurs(text: string, version: string, note: Json | undefined): boolean {
  const message = memberOf(note, 'message');
  return isObject(note) && Object.keys(note).length === 1 && typeof message === 'string' && hasLineComment(text, messagePath(version), mark(message));
}

/** What a note adds to a spec: itself, its version where nothing else is said of that, and `releases` where no other version is there. */
function added(document: SpecDocument, version: string, breaking: Json): readonly [path: readonly string[], member: Json] {
  const releases = memberOf(document.raw, 'releases');
  const others = (value: Json | undefined, name: string): boolean => isObject(value) && Object.keys(value).some((key) => key !== name);
  if (others(memberOf(releases, version), 'breaking')) return [['releases', version, 'breaking'], breaking];
  if (others(releases, version)) return [['releases', version], { breaking }];
  return [['releases'], { [version]: { breaking } }];
}

/**
 * The text of a spec with a note on what users must do for a version, or, without a message, with none. A note that a
 * person wrote or edited stays as it is; that it is ours is told by a digest of it in a comment.
 */
export function withMigrationNote(text: string, document: SpecDocument, version: string, message: string | undefined): string {
  const note = memberOf(memberOf(memberOf(document.raw, 'releases'), version), 'breaking');
  if ((note !== undefined && !isOurs(text, version, note)) || memberOf(note, 'message') === message) return text;
  const [path, member] = added(document, version, { message: message ?? '' });
  const without = note === undefined ? text : removeMember(text, path);
  return message === undefined ? without : withLineComment(addMember(without, path, member), messagePath(version), mark(message));
}
