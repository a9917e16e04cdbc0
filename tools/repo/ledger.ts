import { createHash } from 'node:crypto';

/** Shared with people: the ledger knows only the part between the markers, which `nx sync:check` compares. */
const shared = new Set(['README.md']);

/** Differences between a plugin's ledger of emitted files and what lies in its folder. */
export function ledgerProblems(ledger: Readonly<Record<string, string>>, files: ReadonlyMap<string, string>): readonly string[] {
  const problems: string[] = [];
  for (const [path, digest] of Object.entries(ledger)) {
    const text = files.get(path);
    if (text === undefined) problems.push(`${path} is on the ledger, but missing`);
    else if (!shared.has(path) && createHash('sha256').update(text).digest('hex') !== digest.replace(/^sha256[:-]/, ''))
      problems.push(`${path} differs from the ledger`);
    if (/^(?:src\/handlers|test)\//.test(path)) problems.push(`${path} belongs to a person, yet is on the ledger`);
  }
  for (const path of files.keys()) {
    if (path.startsWith('src/generated/') && path !== 'src/generated/.emitted.json' && !Object.hasOwn(ledger, path))
      problems.push(`${path} stands among the machine's files, but not on the ledger`);
  }
  return problems.sort();
}
