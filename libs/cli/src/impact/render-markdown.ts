import { clipped } from '../terminal/printable.ts';
import { markdownCode, markdownMessage, markdownText } from '../diff/render/escape.ts';
import { witnessText, witnessTitle } from '../diff/render/witness.ts';
import type { JudgedImpact, JudgedPlugin } from './judge.ts';
import { chainText, changeText, memberText, summaryOf } from './words.ts';

/** Marks the comment of a pull request, so that the next run replaces it. */
export const commentMark = '<!-- plugwright-impact -->';

/** A comment may have 65,536 characters; what is left out is said. */
const longest = 60_000;
const mostPlugins = 200;

const words: Readonly<Record<JudgedPlugin['verdict'], string>> = { breaking: '**breaking**', unknown: 'undecided', compatible: 'compatible' };

function because({ cause, members }: JudgedPlugin): string {
  const [first] = members;
  if (first === undefined) return 'its own spec was edited';
  const more = members.length === 1 ? '' : ` and ${members.length - 1} more`;
  return `${markdownCode(memberText(first))} ${changeText(first)}${more}${cause === 'both' ? '; its own spec was edited, too' : ''}`;
}

function row(plugin: JudgedPlugin): string {
  return `| ${markdownCode(plugin.document)} | ${plugin.cause === 'own' ? '' : words[plugin.verdict]} | ${because(plugin)} | ${plugin.bump} |`;
}

function table(affected: readonly JudgedPlugin[]): readonly string[] {
  if (affected.length === 0) return [];
  const shown = affected.slice(0, mostPlugins);
  const rest = affected.length - shown.length;
  return [
    '| plugin | what it uses | because | its next version |',
    '|---|---|---|---|',
    ...shown.map(row),
    ...(rest === 0 ? [] : ['', `And ${rest} more.`]),
    '',
  ];
}

function ways(affected: readonly JudgedPlugin[]): readonly string[] {
  const lines = affected
    .slice(0, mostPlugins)
    .flatMap((plugin) => plugin.members.map((hit) => `- ${markdownCode(plugin.document)}: ${markdownCode(chainText(hit))}`));
  return lines.length === 0 ? [] : ['<details><summary>The ways that lead there</summary>', '', ...lines, '', '</details>', ''];
}

function changes({ documents }: JudgedImpact): readonly string[] {
  const notable = documents.flatMap((document) => document.changes.filter(({ level }) => level !== 'safe'));
  const lines = notable.flatMap((change) => {
    const witness = witnessText(change);
    return [
      `- **${change.level}${change.approval === undefined ? '' : ', approved'}** ${markdownCode(change.document)} ${markdownMessage(change.message)} (${markdownCode(change.rule)})`,
      ...(witness === undefined ? [] : [`  - ${witnessTitle(change)}: ${markdownCode(clipped(witness, 500))}`]),
      `  - ${markdownMessage(change.advice)}`,
    ];
  });
  return lines.length === 0 ? [] : ['### What to look at', '', ...lines, ''];
}

function cut(text: string): string {
  if (text.length <= longest) return text;
  const end = text.lastIndexOf('\n', longest);
  // A cut may fall between the ends of a folded part.
  const open = text.lastIndexOf('<details>', end) > text.lastIndexOf('</details>', end);
  return `${text.slice(0, end)}\n${open ? '\n</details>\n' : ''}\nThe rest was left out: \`npx plugwright impact\` shows all of it.\n`;
}

/** An impact as the comment of a pull request. */
export function renderMarkdown(impact: JudgedImpact, title: string): string {
  const { affected } = impact;
  const lines = [
    commentMark,
    '## Impact',
    '',
    `**${markdownText(summaryOf(impact))}** ${markdownText(title)}`,
    '',
    ...table(affected),
    ...changes(impact),
    ...ways(affected),
  ];
  return cut(`${lines.join('\n').trimEnd()}\n`);
}
