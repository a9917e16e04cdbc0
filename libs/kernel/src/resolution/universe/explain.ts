import { isPlugin, type Packages } from './packages.ts';
import type { Wanted } from './release.ts';
import type { SearchResult } from './search.ts';

/** More versions than these are not listed one by one. */
const LISTED = 6;

/** More reasons than these help nobody. */
const SAID = 20;

/** Why requirements cannot all hold, in sentences: who needs what, what there is of it, and what would help. */
export function explain(packages: Packages, conflict: readonly Wanted[], { reasons, lacking }: Extract<SearchResult, { outcome: 'none' }>): string[] {
  const required = conflict.map(({ id, range }) => `${id} ${range} is required.`);
  const said = [...spoken(packages, reasons)].sort();
  const shown = said.length > SAID ? [...said.slice(0, SAID), `There are ${String(said.length - SAID)} more such reasons.`] : said;
  const there = lacking.map((id) => availability(packages, id));
  const names = conflict.map(({ id, range }) => `${id} ${range}`);
  const help = names.length === 1 ? `Without ${names[0] ?? ''} the rest can be had.` : `Give up one of these, or another version of it: ${names.join('; ')}.`;
  return [...required, ...shown, ...there, help];
}

/** Versions of a plugin that say the same are said together. */
function spoken(packages: Packages, reasons: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const speakers = new Map<string, { readonly id: string; readonly words: string; readonly versions: string[] }>();
  for (const [id, candidates] of packages) {
    for (const { name, release } of candidates) {
      for (const words of reasons.get(name) ?? []) {
        const key = `${id} ${words}`;
        const known = speakers.get(key) ?? { id, words, versions: [] };
        known.versions.push(release.version);
        speakers.set(key, known);
      }
    }
  }
  return [...speakers.values()].map(({ id, words, versions }) => {
    const all = versions.length === packages.get(id)?.length;
    return `${spokenId(id)}${all && versions.length > 1 ? ' in every version' : ` ${listed(versions)}`} ${words}.`;
  });
}

function availability(packages: Packages, id: string): string {
  const versions = (packages.get(id) ?? []).map(({ release }) => release.version);
  if (versions.length === 0) return `There is no ${spokenId(id)}.`;
  return id.startsWith('capability:') ? `${spokenId(id)} is there ${listed(versions)}.` : `${spokenId(id)} is there as ${listed(versions)}.`;
}

function spokenId(id: string): string {
  return isPlugin(id) || !id.includes(':') ? id : id.replace(':', ' ');
}

function listed(versions: readonly string[]): string {
  const shown = versions.slice(0, LISTED).join(', ');
  return versions.length > LISTED ? `${shown} and ${String(versions.length - LISTED)} more` : shown;
}
