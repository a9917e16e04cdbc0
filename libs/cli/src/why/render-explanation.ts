import type { Place } from '../graph/graph.ts';
import { counted } from '../terminal/quantity.ts';
import type { Paint } from '../terminal/terminal.ts';
import type { Explanation, Reason } from './explain.ts';

function at({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

function reasonLines(reason: Reason, upstream: string, last: boolean, paint: Paint): string[] {
  const alias = reason.alias === undefined || reason.alias === upstream ? '' : ` as ${reason.alias}`;
  const optional = reason.optional ? ' (optional)' : '';
  const head = `  ${paint('dim', last ? '└─' : '├─')} ${paint('bold', reason.document)} ${reason.range}${alias}${optional}  ${paint('dim', at(reason.place))}`;
  const stem = last ? '  ' : paint('dim', '│ ');
  const uses = reason.uses.map((use) => {
    const [first, ...more] = use.places;
    const where = first === undefined ? '' : `${at(first)}${more.length === 0 ? '' : ` and ${counted(more.length, 'more place')}`}`;
    return `  ${stem}   ${use.member}  ${paint('dim', where)}`;
  });
  return [head, ...uses];
}

/** @param upstream the document depended on, where it is not the one that a reason names */
function section(title: string, reasons: readonly Reason[], none: string, paint: Paint, upstream?: string): string[] {
  if (reasons.length === 0) return [`${paint('cyan', title)} ${none}`];
  return [paint('cyan', title), ...reasons.flatMap((reason, index) => reasonLines(reason, upstream ?? reason.document, index === reasons.length - 1, paint))];
}

/** The explanation for people; every place can be clicked in an editor's terminal. */
export function renderExplanation(explanation: Explanation, paint: Paint): string {
  const { id, kind, version, place, dependsOn, through, usedBy } = explanation;
  const lines = [
    `${paint('bold', id)} ${version} (${kind})  ${paint('dim', at(place))}`,
    ...section('depends on', dependsOn, 'nothing', paint),
    ...(through.length === 0 ? [] : [paint('cyan', 'and through others on'), ...through.map((way) => `  ${way.join(' -> ')}`)]),
    ...section('used by', usedBy, 'nobody', paint, id),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
