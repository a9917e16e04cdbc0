/** One column of a table. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

function cell(text: string, width: number, align: 'left' | 'right'): string {
  return align === 'right' ? text.padStart(width) : text.padEnd(width);
}

/**
 * A table without lines, two spaces between the columns, each line ended by a line feed.
 * @param paintTitle styles the line of titles; cells are plain text
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], paintTitle: (text: string) => string = (text) => text): string {
  const widths = columns.map(({ title }, index) => Math.max(title.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => cell(cells[index] ?? '', widths[index] ?? 0, align ?? 'left'))
      .join('  ')
      .trimEnd();
  const titles = line(columns.map(({ title }) => title));
  return [paintTitle(titles), ...rows.map(line)].map((text) => `${text}\n`).join('');
}
