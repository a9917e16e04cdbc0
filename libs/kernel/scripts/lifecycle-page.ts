import { allTransitions, pluginEvents, pluginStates } from '../src/lifecycle/chart.ts';
import { pageTable } from './page-table.ts';

/** What stands before and after the generated part of docs/lifecycle.md. */
export const markers = ['<!-- chart: begin, written by `npm run generate:kernel` -->', '<!-- chart: end -->'] as const;

/** The chart as the page shows it: its states, and every way from one to another. */
export function chartText(): string {
  const states = pageTable(
    ['state', 'meaning'],
    Object.entries(pluginStates).map(([state, meaning]) => [`\`${state}\``, meaning]),
  );
  const ways = pageTable(
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
