import type { SpecChange } from '@plugwright/compat';
import type { Json } from '@plugwright/spec';

/** At most so much of a witness is shown: a reader wants to see what it is, not all of it. */
const longest = 400;

/** A witness as text on one line, cut where it is long. */
export function witnessText(witness: Json): string {
  const text = JSON.stringify(witness);
  // Half of a character is no text: it could not stand in a spec.
  return text.length > longest ? `${text.slice(0, longest).replace(/\p{Cs}$/u, '')}…` : text;
}

/** One change in one line: its rule, where it is, what it means, and the value that shows it. */
export function changeLine(change: SpecChange): string {
  const place = change.member ?? change.new?.pointer ?? change.old?.pointer;
  const via = change.via === undefined || change.via.length === 0 ? '' : ` (through ${change.via.join(', ')})`;
  const witness = change.witness === undefined ? '' : ` Witness: ${witnessText(change.witness)}`;
  return `${change.bump}: ${change.rule}${place === undefined || place === '' ? '' : ` at ${place}`}: ${change.message}${via}${witness}`;
}
