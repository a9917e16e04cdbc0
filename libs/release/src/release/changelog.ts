import type { Bump } from '@plugwright/compat';
import type { ReleaseEntry } from './release-entry.ts';

const headings: readonly (readonly [Bump, string])[] = [
  ['major', 'Major Changes'],
  ['minor', 'Minor Changes'],
  ['patch', 'Patch Changes'],
];

function item(words: string): string {
  const [first = '', ...rest] = words.split('\n');
  return [`- ${first}`, ...rest.map((line) => (line.trim() === '' ? '' : `  ${line}`))].join('\n');
}

/** The part of a changelog for one version: what changed under the bump that it asked for, and what users must do. */
export function changelogEntry({ to, from, changes }: ReleaseEntry, breaking?: string): string {
  const parts = [`## ${to}`];
  if (from === undefined) parts.push('First release.');
  else if (changes.length === 0) parts.push('Released together with the packages that it shares its version with.');
  if (breaking !== undefined) parts.push('### What users must do', breaking);
  for (const [bump, heading] of headings) {
    const words = changes.filter((change) => change.bump === bump && change.words !== '').map((change) => item(change.words));
    if (words.length > 0) parts.push(`### ${heading}`, words.join('\n\n'));
  }
  return parts.join('\n\n');
}

/** A changelog with a new version on top; begun where there is none yet. */
export function withEntry(existing: string | undefined, packageName: string, entry: string): string {
  const text = (existing ?? '').replaceAll('\r\n', '\n');
  const newest = /^## /m.exec(text)?.index;
  if (newest !== undefined) return `${text.slice(0, newest)}${entry}\n\n${text.slice(newest)}`;
  const head = text.trim() === '' ? `# ${packageName}` : text.trimEnd();
  return `${head}\n\n${entry}\n`;
}
