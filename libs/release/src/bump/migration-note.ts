import type { SpecChange } from '@plugwright/compat';
import { witnessText } from '../gate/change-line.ts';
import { memberOf } from '../json.ts';
import type { SpecDocument } from '@plugwright/spec';
import { addMember } from '../yaml/edit-text.ts';

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

/** The text of a spec with a note on what users must do for a version; undefined where it has one. */
export function withMigrationNote(text: string, document: SpecDocument, version: string, message: string): string | undefined {
  const releases = memberOf(document.raw, 'releases');
  const release = memberOf(releases, version);
  if (memberOf(release, 'breaking') !== undefined) return undefined;
  const breaking = { message };
  if (release !== undefined) return addMember(text, ['releases', version, 'breaking'], breaking);
  if (releases !== undefined) return addMember(text, ['releases', version], { breaking });
  return addMember(text, ['releases'], { [version]: { breaking } });
}
