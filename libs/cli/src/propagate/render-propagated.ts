import type { Propagated } from '@plugwright/propagation';
import { clipped, printable } from '../terminal/printable.ts';
import { counted } from '../terminal/quantity.ts';
import type { Paint } from '../terminal/terminal.ts';

const signs: Readonly<Record<Propagated['outcome'], readonly [Parameters<Paint>[0], string]>> = {
  pushed: ['green', '✔'],
  unchanged: ['green', '✔'],
  planned: ['cyan', '◦'],
  'not-concerned': ['dim', '–'],
  refused: ['red', '✖'],
};

const words: Readonly<Record<Propagated['outcome'], string>> = {
  pushed: 'branch pushed',
  unchanged: 'branch is there, just so',
  planned: 'branch would be pushed',
  'not-concerned': 'no branch',
  refused: 'refused',
};

const mostMembers = 5;

function hitLines({ hit }: Propagated): string[] {
  return hit.flatMap(({ plugin, bump, members, range }) => {
    const shown = members.slice(0, mostMembers).map(({ document, member, change, chain }) => {
      const way = chain.length < 2 ? '' : `  (${chain.join(' ← ')})`;
      return `      ${change} ${document}#${member}${way}`;
    });
    const more = members.length > mostMembers ? [`      and ${String(members.length - mostMembers)} more`] : [];
    const follows = range === undefined ? '' : `, range ${range.from} becomes ${range.to}`;
    return [`    ${plugin}: ${bump}${follows}`, ...shown, ...more];
  });
}

/** What became of one downstream repository, for people. */
export function renderPropagated(done: Propagated, paint: Paint): string {
  const { document, version, repository, path, branch, outcome, reason, files, commit, pullRequest, notes } = done;
  const [style, sign] = signs[outcome];
  const where = clipped(path === '.' ? repository : `${repository} ${path}`, 200);
  const head = `${paint(style, sign)} ${document} ${version} → ${where}: ${words[outcome]}`;
  const branchLine = commit === undefined ? [] : [`    ${branch} at ${commit.slice(0, 12)}, ${counted(files.length, 'file')}`];
  const request = pullRequest === undefined ? [] : [`    pull request ${pullRequest.state}: ${printable(pullRequest.url)}`];
  const reasons = reason === undefined ? [] : reason.split('\n').map((line) => `    ${line}`);
  const lines = [...reasons, ...branchLine, ...request, ...hitLines(done), ...notes.map((note) => `    ${note}`)];
  return [head, ...lines.map((line) => paint('dim', printable(line)))].map((line) => `${line}\n`).join('');
}
