import { clipped, counted, duration, table } from 'plugwright';
import type { FormatCount } from './census.ts';
import type { Fed } from './feed.ts';

/** One answer of the index. */
export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly score: number;
  readonly snippet: string;
}

/** A search and what it found. */
export interface Search {
  readonly query: string;
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly ms: number;
}

/** How often an operation was called, and how long it took; milliseconds. */
export interface OperationFigures {
  readonly operation: string;
  readonly calls: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
}

/** Everything that a run tells in the end. */
export interface Run {
  readonly formats: readonly FormatCount[];
  readonly fed: Fed;
  readonly operations: readonly OperationFigures[];
  readonly calls: number;
  /** Over all calls; milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

type Paint = (style: 'bold' | 'dim' | 'cyan', text: string) => string;

/** The hits of a search, three lines each. */
export function searchText({ query, total, hits, ms }: Search, paint: Paint, width: number): string {
  const lines = hits.map(
    ({ id, title, score, snippet }, index) =>
      `  ${index + 1}. ${paint('bold', clipped(title === '' ? id : title, width - 20))}  ${paint('dim', score.toFixed(2))}\n     ${clipped(id, width - 5)}\n     ${paint('dim', clipped(snippet, width - 5))}\n`,
  );
  return `${paint('cyan', `Search "${query}"`)}  ${counted(total, 'document')} in ${duration(ms)}\n${lines.join('')}`;
}

function documentTable(formats: readonly FormatCount[], paint: Paint): string {
  const right = 'right' as const;
  const columns = [{ title: 'format' }, ...['documents', 'characters', 'sections', 'links'].map((title) => ({ title, align: right }))];
  const rows = formats.map(({ format, documents, characters, sections, links }) => [format, ...[documents, characters, sections, links].map(String)]);
  return table(columns, rows, (text) => paint('cyan', text));
}

function operationTable(operations: readonly OperationFigures[], paint: Paint): string {
  const right = 'right' as const;
  const columns = [{ title: 'operation' }, ...['calls', 'errors', 'p50', 'p99'].map((title) => ({ title, align: right }))];
  const rows = operations.map(({ operation, calls, errors, p50, p99 }) => [operation, String(calls), String(errors), duration(p50), duration(p99)]);
  return table(columns, rows, (text) => paint('cyan', text));
}

function refusedText({ refused }: Fed): string {
  return [...refused].map(([code, ids]) => `${counted(ids.length, 'document')} refused with ${code}, such as ${clipped(ids[0] ?? '', 80)}\n`).join('');
}

const next = [
  ['npx plugwright kernel run', 'keeps these plugins running on the index just made'],
  [`npx plugwright kernel call doc-index search '{"query":"licence"}'`, 'asks them, from a second terminal'],
  ['npx plugwright why doc-cards', 'shows who depends on whom, and why'],
  ['npm run docs', 'opens the documentation of every plugin'],
  ['npm run create-plugin', 'makes your own'],
] as const;

function nextText(paint: Paint): string {
  const width = Math.max(...next.map(([command]) => command.length));
  return `${paint('cyan', 'Where to look next')}\n${next.map(([command, what]) => `  ${command.padEnd(width)}  ${paint('dim', what)}\n`).join('')}`;
}

/** The last line of a run, which programs read. */
export function lastLine({ fed, calls, p50, p99 }: Run): string {
  return `${fed.accepted} documents, ${calls} calls, p50 ${duration(p50)}, p99 ${duration(p99)}`;
}

/** What a run tells in the end; its last line is `<N> documents, <M> calls, p50 <x>, p99 <y>`. */
export function reportText(run: Run, paint: Paint): string {
  return [documentTable(run.formats, paint), refusedText(run.fed), operationTable(run.operations, paint), nextText(paint), `${lastLine(run)}\n`]
    .filter((part) => part !== '')
    .join('\n');
}
