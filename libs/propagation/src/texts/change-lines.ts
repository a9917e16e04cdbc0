import type { DocumentDiff, SpecChange } from '@plugwright/compat';
import { code, prose } from './markdown.ts';

const mostLines = 50;
const longestWitness = 400;

function witnessOf({ witness }: SpecChange): string {
  if (witness === undefined) return '';
  const text = JSON.stringify(witness);
  return ` Witness: ${code(text.length > longestWitness ? `${text.slice(0, longestWitness).replace(/\p{Cs}$/u, '')}…` : text)}.`;
}

function line(change: SpecChange): string {
  const place = change.member ?? change.new?.pointer ?? change.old?.pointer ?? '';
  const where = place === '' ? '' : ` at ${code(place)}`;
  const advice = change.level === 'breaking' && change.advice !== '' ? ` ${prose(change.advice)}` : '';
  return `- ${change.bump}: ${code(change.rule)}${where}: ${prose(change.message)}${witnessOf(change)}${advice}`;
}

function related(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

/** The changes of a document that concern some of its members, worst first, a line each. */
export function changeLines(diff: DocumentDiff | undefined, members: readonly string[]): readonly string[] {
  const order = ['major', 'minor', 'patch', 'none'];
  const concerning = (diff?.changes ?? []).filter(
    ({ member, bump }) => bump !== 'none' && (member === undefined || members.some((used) => related(used, member))),
  );
  const sorted = concerning.toSorted((a, b) => order.indexOf(a.bump) - order.indexOf(b.bump));
  const lines = sorted.slice(0, mostLines).map(line);
  return sorted.length > mostLines ? [...lines, `- and ${String(sorted.length - mostLines)} more`] : lines;
}
