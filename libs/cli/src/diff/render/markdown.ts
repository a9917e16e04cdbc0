import type { DocumentDiff, SpecChange } from '@plugwright/compat';
import { judged, type Compared } from '../compare.ts';
import { clipped } from '../../terminal/printable.ts';
import { markdownCode, markdownMessage, markdownText } from './escape.ts';
import { mainPlace, titleOf } from './places.ts';
import { conclusionOf, demandOf } from './summary.ts';
import { witnessText, witnessTitle } from './witness.ts';

function title(change: SpecChange): string {
  if (judged(change) === 'unknown') return 'undecided';
  return change.approval === undefined ? change.level : `${change.level}, approved`;
}

function lines(compared: Compared, change: SpecChange): readonly string[] {
  const place = mainPlace(compared, change);
  const witness = witnessText(change);
  return [
    `- **${title(change)}** ${markdownMessage(change.message)} (${markdownCode(change.rule)}${place === undefined ? '' : `, ${markdownCode(place)}`})`,
    ...(witness === undefined ? [] : [`  - ${witnessTitle(change)}: ${markdownCode(clipped(witness, 500))}`]),
    ...(change.level === 'safe' ? [] : [`  - ${markdownMessage(change.advice)}`]),
  ];
}

function section(compared: Compared, document: DocumentDiff): readonly string[] {
  return [
    `### ${markdownText(document.document)} (${document.kind}): ${markdownText(demandOf(document))}`,
    '',
    ...document.changes.flatMap((change) => lines(compared, change)),
    '',
  ];
}

/** A comparison as Markdown, for a pull request or release notes. */
export function renderMarkdown(compared: Compared): string {
  const text = [
    `**${markdownText(conclusionOf(compared))}**`,
    '',
    markdownText(titleOf(compared)),
    '',
    ...compared.documents.flatMap((document) => section(compared, document)),
  ];
  return `${text.join('\n').trimEnd()}\n`;
}
