import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row.ts';

const cells = (row: Row): readonly string[] => [
  row.id,
  row.value === null ? 'not there' : `${row.value} ${row.unit}`,
  row.control === null ? '-' : `${row.control} ${row.unit}`,
  row.ratio === null ? '-' : `${row.ratio}`,
  row.goal,
  row.met ? 'yes' : 'NO',
];

/** The rows as a Markdown table, padded so that it also reads well in a terminal. */
export function markdownTable(rows: readonly Row[]): string {
  const table = [['figure', 'value', 'control', 'ratio', 'goal', 'met'], ...rows.map(cells)];
  const widths = table[0]?.map((_, column) => Math.max(3, ...table.map((line) => line[column]?.length ?? 0))) ?? [];
  const line = (texts: readonly string[]): string => `| ${texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n');
}

/** Writes `<folder>/<name>.json` and `<folder>/<name>.md`, each whole or not at all. */
export function writeReport(folder: string, name: string, rows: readonly Row[], notes: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const files = {
    json: `${JSON.stringify(rows, undefined, 2)}\n`,
    md: `# ${name}\n\n${markdownTable(rows)}\n\n${notes.map((note) => `- ${note}`).join('\n')}\n`,
  };
  for (const [extension, text] of Object.entries(files)) {
    const target = join(folder, `${name}.${extension}`);
    writeFileSync(`${target}.${process.pid}`, text);
    renameSync(`${target}.${process.pid}`, target);
  }
}
