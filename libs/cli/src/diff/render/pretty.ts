import type { DocumentDiff, SpecChange } from '@plugwright/compat';
import { clipped, printable } from '../../terminal/printable.ts';
import type { Paint, Style } from '../../terminal/terminal.ts';
import { judged, type Compared } from '../compare.ts';
import { earlierPlace, mainPlace, titleOf } from './places.ts';
import { conclusionOf, demandOf } from './summary.ts';
import { witnessText, witnessTitle } from './witness.ts';

const longestWitness = 300;

function markOf(change: SpecChange): readonly [Style, string] {
  if (judged(change) === 'unknown') return ['yellow', '?'];
  if (change.level === 'safe') return ['green', '✔'];
  return change.level === 'breaking' && change.approval === undefined ? ['red', '✘'] : ['yellow', '!'];
}

function changeLines(compared: Compared, change: SpecChange, paint: Paint): readonly string[] {
  const [style, mark] = markOf(change);
  const witness = witnessText(change);
  const place = mainPlace(compared, change);
  const earlier = earlierPlace(compared, change);
  const lines = [
    `  ${paint(style, mark)} ${printable(change.message)} ${paint('dim', `[${change.rule}]`)}`,
    ...(place === undefined ? [] : [`      ${paint('blue', place)}${earlier === undefined ? '' : paint('dim', `  was ${earlier}`)}`]),
    ...(change.via === undefined || change.via.length === 0 ? [] : [`      ${paint('dim', `via ${change.via.join(' → ')}`)}`]),
    ...(witness === undefined ? [] : [`      ${witnessTitle(change)}: ${paint('bold', clipped(witness, longestWitness))}`]),
  ];
  if (change.approval !== undefined)
    return [...lines, `      approved by ${printable(change.approval.owner)} until ${change.approval.expires}: ${printable(change.approval.reason)}`];
  return change.level === 'safe' ? lines : [...lines, `      ${paint('green', 'advice')} ${printable(change.advice)}`];
}

function documentLines(compared: Compared, document: DocumentDiff, paint: Paint): readonly string[] {
  const head = `${paint('bold', document.document)} ${paint('dim', `(${document.kind})`)} ${demandOf(document)}`;
  return [head, ...document.changes.flatMap((change) => changeLines(compared, change, paint)), ''];
}

const colour: Readonly<Record<Compared['verdict'], Style>> = { compatible: 'green', breaking: 'red', unknown: 'yellow' };

/** A comparison for people, grouped by document. */
export function renderPretty(compared: Compared, paint: Paint): string {
  const lines = [paint('dim', titleOf(compared)), ...compared.documents.flatMap((document) => documentLines(compared, document, paint))];
  return [...lines, paint(colour[compared.verdict], conclusionOf(compared))].map((line) => `${line}\n`).join('');
}
