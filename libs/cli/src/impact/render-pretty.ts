import type { HitMember } from '@plugwright/compat';
import { clipped, printable } from '../terminal/printable.ts';
import type { Paint, Style } from '../terminal/terminal.ts';
import { witnessText, witnessTitle } from '../diff/render/witness.ts';
import type { JudgedImpact, JudgedPlugin } from './judge.ts';
import { changeText, memberText, summaryOf } from './words.ts';

const marks: Readonly<Record<JudgedPlugin['verdict'], readonly [Style, string]>> = {
  breaking: ['red', '✘'],
  unknown: ['yellow', '?'],
  compatible: ['green', '✔'],
};

function memberLines(hit: HitMember, paint: Paint): readonly string[] {
  const way = hit.chain.slice(1).map(memberText);
  return [`    ${memberText(hit)} ${changeText(hit)}`, ...way.map((step, index) => paint('dim', `    ${'  '.repeat(index)}└─ ${step}`))];
}

function pluginLines(plugin: JudgedPlugin, paint: Paint): readonly string[] {
  const own = plugin.cause === 'upstream' ? '' : plugin.cause === 'own' ? ' its own spec was edited' : ' its own spec was edited, too';
  const [style, mark] = plugin.cause === 'own' ? (['dim', '·'] as const) : marks[plugin.verdict];
  const demand = plugin.bump === 'none' ? '' : paint('dim', `  its next version: ${plugin.bump}`);
  const breaks = plugin.changes
    .filter(({ level }) => level === 'breaking')
    .map((change) => {
      const witness = witnessText(change);
      return `    ${paint('red', printable(change.message))} ${paint('dim', `[${change.rule}]`)}${witness === undefined ? '' : ` ${witnessTitle(change)}: ${paint('bold', clipped(witness, 200))}`}`;
    });
  return [`${paint(style, mark)} ${paint('bold', plugin.document)}${own}${demand}`, ...plugin.members.flatMap((hit) => memberLines(hit, paint)), ...breaks];
}

/** An impact for people: each plugin with the way that leads to it. */
export function renderPretty(impact: JudgedImpact, title: string, paint: Paint): string {
  const edited = impact.changed.map(
    ({ document, change, members }) =>
      `  ${document} ${paint('dim', members.length === 0 ? `${change}, nothing that others use` : members.map(({ member }) => member).join(', '))}`,
  );
  const lines = [
    paint('dim', title),
    ...(edited.length === 0 ? [] : [paint('cyan', 'changed'), ...edited]),
    ...(impact.affected.length === 0 ? [] : [paint('cyan', 'affected'), ...impact.affected.flatMap((plugin) => pluginLines(plugin, paint))]),
    summaryOf(impact),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
