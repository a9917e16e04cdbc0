import type { Bump, SpecChange } from '@plugwright/compat';
import { createHash } from 'node:crypto';
import { witnessText } from '../gate/change-line.ts';
import type { Needed } from './needed-bumps.ts';

/** At most so many changes are listed in a changeset. */
const most = 50;

const markPattern = /<!-- plugwright:bump ([0-9a-f]{16}) -->\s*$/;

/** File of the changeset that is written for a document, by name. */
export function changesetId(document: string): string {
  return `plugwright-${document}`;
}

/** A code span, whatever backticks the text holds. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${text}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}

/** Prose of a rule as it can stand in Markdown: its code spans stay, other characters that would mean something do not. */
function prose(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/`[^`]+`|[\\`*_{}[\]<>#|]/g, (found) => (found.length > 1 ? found : `\\${found}`));
}

/** A change for those who read the changelog: what it means first, where it comes from last. */
function told(change: SpecChange): string {
  const place = change.member ?? change.new?.pointer ?? change.old?.pointer ?? '';
  const parts = [
    prose(change.message),
    ...(change.via === undefined || change.via.length === 0 ? [] : [`Through ${change.via.map(code).join(', ')}.`]),
    ...(change.witness === undefined ? [] : [`Witness: ${code(witnessText(change.witness))}.`]),
    ...(change.approval === undefined ? [] : [`Accepted by ${prose(change.approval.owner)}: ${prose(change.approval.reason)}`]),
    `(${code(change.rule)}${place === '' ? '' : ` at ${code(place)}`})`,
  ];
  return parts.join(' ');
}

function lead({ changes, follows }: Needed): string {
  if (changes.length === 0) return `Follows ${follows.map(code).join(', ')}; nothing of its own changes.`;
  const [first] = changes;
  return changes.length === 1 && first !== undefined ? told(first) : `${String(changes.length)} changes since the last release.`;
}

/** What tells that a text is still the one that was written. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A changeset for one document, with a mark by which a later run knows whether a person has edited it since. */
export function changesetText(packageName: string, needed: Needed): string {
  const { changes, follows, bump } = needed;
  const items = changes.length === 1 ? [] : changes.slice(0, most).map((change) => `- ${told(change)}`);
  const more = changes.length > most ? [`- and ${String(changes.length - most)} more`] : [];
  const upstream = changes.length > 0 && follows.length > 0 ? ['', `Follows ${follows.map(code).join(', ')}.`] : [];
  const body = [lead(needed), ...(items.length > 0 ? ['', ...items, ...more] : []), ...upstream].join('\n');
  return marked(frontMatter(packageName, bump) + body);
}

function frontMatter(packageName: string, bump: Bump): string {
  return `---\n"${packageName}": ${bump}\n---\n\n`;
}

function marked(text: string): string {
  return `${text}\n\n<!-- plugwright:bump ${digestOf(text)} -->\n`;
}

/** Whether a changeset is as it was written for a document, and nobody's own words are in it. */
export function isUntouched(text: string): boolean {
  const normal = text.replaceAll('\r\n', '\n');
  const mark = markPattern.exec(normal);
  return mark !== null && digestOf(normal.slice(0, mark.index).replace(/\n+$/, '')) === mark[1];
}

/** The same words under a higher bump. */
export function withBump(text: string, packageName: string, bump: Bump): string {
  const body = text.replaceAll('\r\n', '\n').replace(/^\s*---[^]*?\n\s*---\s*\n/, '');
  return frontMatter(packageName, bump) + body.trimStart();
}

/** The words of a changeset for people: without marks. */
export function wordsOf(summary: string): string {
  return summary.replace(/<!--[^]*?-->/g, '').trim();
}
