import { renderGithub as renderFindings } from '@plugwright/diagnostics';
import type { SpecChange } from '@plugwright/compat';
import { judged, type Compared } from '../compare.ts';
import { commandProperty, commandText } from './escape.ts';
import { witnessText, witnessTitle } from './witness.ts';

function commandOf(change: SpecChange): 'error' | 'warning' | 'notice' {
  const verdict = judged(change);
  if (verdict !== 'compatible') return verdict === 'breaking' ? 'error' : 'warning';
  return change.level === 'dangerous' ? 'warning' : 'notice';
}

function line(change: SpecChange): string {
  // Only the new side is what the pull request shows; a change without a place there is an annotation of the run.
  const place = change.new;
  const at = place === undefined ? [] : [`file=${commandProperty(place.file)}`, ...(place.span === undefined ? [] : [`line=${place.span.start.line}`])];
  const witness = witnessText(change);
  const text = [change.message, ...(witness === undefined ? [] : [`${witnessTitle(change)}: ${witness}`]), ...(change.level === 'safe' ? [] : [change.advice])];
  return `::${commandOf(change)} ${[...at, `title=${commandProperty(`${change.rule} in ${change.document}`)}`].join(',')}::${commandText(text.join('\n'))}\n`;
}

/** Workflow commands that GitHub Actions turns into annotations, one a change. */
export function renderGithub({ documents, diagnostics }: Compared): string {
  return documents.flatMap(({ changes }) => changes.map(line)).join('') + renderFindings(diagnostics);
}
