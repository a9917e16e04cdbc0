import { allTransitions, pluginEvents, pluginStates } from '../src/lifecycle/chart.ts';

/** What stands before and after the generated part of docs/lifecycle.md. */
export const markers = ['<!-- chart: begin, written by `npm run generate -w @plugwright/kernel` -->', '<!-- chart: end -->'] as const;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** The chart as the page shows it: its states, and every way from one to another. */
export function chartText(): string {
  const states = table(
    ['state', 'meaning'],
    Object.entries(pluginStates).map(([state, meaning]) => [`\`${state}\``, meaning]),
  );
  const ways = table(
    ['from', 'event', 'to', 'when'],
    allTransitions().map(({ from, event, to }) => [`\`${from}\``, `\`${event}\``, `\`${to}\``, pluginEvents[event]]),
  );
  return `${states}\n\n${ways}`;
}

/** The page with its chart as it is now. */
export function withChart(page: string): string {
  const [begin, end] = markers;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/lifecycle.md has lost its markers');
  return `${page.slice(0, from + begin.length)}\n\n${chartText()}\n\n${page.slice(to)}`;
}
