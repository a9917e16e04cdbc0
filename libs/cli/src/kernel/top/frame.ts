import { clipped } from '../../terminal/printable.ts';
import { bytes, counted } from '../../terminal/quantity.ts';
import { type Column, table } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';
import { type Figures, sorted, type SortKey } from './figures.ts';

const right = 'right';

const columns: readonly (Column & { readonly sort: SortKey | undefined })[] = [
  { title: 'plugin', sort: 'name' },
  { title: 'state', sort: undefined },
  { title: 'level', sort: undefined },
  { title: 'calls/s', align: right, sort: 'calls' },
  { title: 'p50', align: right, sort: undefined },
  { title: 'p99', align: right, sort: 'latency' },
  { title: 'errors', align: right, sort: 'errors' },
  { title: 'queue', align: right, sort: 'queue' },
  { title: 'memory', align: right, sort: 'memory' },
  { title: 'cpu', align: right, sort: 'cpu' },
  { title: 'restarts', align: right, sort: 'restarts' },
];

/** How the table is shown. */
export interface View {
  readonly sort: SortKey;
  readonly columns: number;
  /** Lines of the screen; without it every plugin is shown. */
  readonly rows?: number;
  readonly paint: Paint;
}

function latency(ms: number, { callsPerSecond, p99Ms }: Figures): string {
  return callsPerSecond === 0 && p99Ms === 0
    ? '-'
    : ms < 1
      ? `${(ms * 1000).toFixed(0)} us`
      : ms < 1000
        ? `${ms.toFixed(1)} ms`
        : `${(ms / 1000).toFixed(2)} s`;
}

function memory({ memoryBytes, memoryLimitBytes }: Figures): string {
  if (memoryBytes === undefined) return '-';
  return memoryLimitBytes === undefined ? bytes(memoryBytes) : `${bytes(memoryBytes)} / ${(memoryLimitBytes / 1024 / 1024).toFixed(0)} Mi`;
}

function rate(perSecond: number): string {
  return perSecond === 0 ? '0' : perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0);
}

function cells(figures: Figures, nameWidth: number): string[] {
  const { plugin, state, level, callsPerSecond, p50Ms, p99Ms, errors, queued, cpuPercent, restarts } = figures;
  return [
    clipped(plugin, nameWidth),
    state,
    level,
    rate(callsPerSecond),
    latency(p50Ms, figures),
    latency(p99Ms, figures),
    String(errors),
    String(queued),
    memory(figures),
    cpuPercent === undefined ? '-' : `${cpuPercent.toFixed(cpuPercent < 10 ? 1 : 0)}%`,
    String(restarts),
  ];
}

function summary(all: readonly Figures[]): string {
  const ready = all.filter(({ state }) => state === 'ready').length;
  const calls = all.reduce((total, { callsPerSecond }) => total + callsPerSecond, 0);
  const memoryBytes = all.reduce((total, figures) => total + (figures.memoryBytes ?? 0), 0);
  return `${counted(all.length, 'plugin')}, ${String(ready)} ready, ${rate(calls)} calls/s, ${bytes(memoryBytes)}`;
}

/** The lines of one picture: a summary, the titles with the sorted one marked, a line a plugin, each within the width. */
export function frame(all: readonly Figures[], view: View): readonly string[] {
  const { paint, sort } = view;
  const room = view.rows === undefined ? Infinity : Math.max(1, view.rows - 4);
  const shown = sorted(all, sort).slice(0, room);
  const titles = columns.map((column) => ({ ...column, title: column.sort === sort ? `${column.title}*` : column.title }));
  const [title = '', ...lines] = table(
    titles,
    shown.map((figures) => cells(figures, Math.max(12, view.columns - 92))),
  )
    .split('\n')
    .slice(0, -1);
  const painted = lines.map((line, index) => {
    const text = line.slice(0, view.columns);
    const state = shown[index]?.state;
    return state === 'ready' ? text : paint(state === 'starting' || state === 'draining' ? 'yellow' : 'red', text);
  });
  const hidden = all.length - shown.length;
  return [
    paint('bold', summary(all).slice(0, view.columns)),
    paint('cyan', title.slice(0, view.columns)),
    ...painted,
    ...(hidden > 0 ? [paint('dim', `${String(hidden)} more`)] : []),
  ];
}
