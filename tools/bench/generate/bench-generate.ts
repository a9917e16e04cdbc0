import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { measuredChild, type ChildCost } from '../measurement/measured-child.ts';
import { median } from '../measurement/median.ts';
import { row, type Row } from '../measurement/row.ts';
import { layWorkspace } from './bench-workspace.ts';
import { nxTimings } from './nx-timings.ts';
import { readSourceRows, upstreamGraph, type UpstreamGraph } from './upstream-graph.ts';

/** What to measure, and where. */
export interface BenchOptions {
  readonly root: string;
  /** An empty folder for the workspaces. */
  readonly base: string;
  readonly sizes: readonly [smaller: number, larger: number];
  readonly rounds: number;
  readonly nx: boolean;
  readonly report: (line: string) => void;
}

/** The judged figures, and what a reader must know to understand them. */
export interface BenchOutcome {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

const programs = join(import.meta.dirname, 'programs');
const figure = (cost: ChildCost, name: string): number => cost.answer[name] ?? 0;

function describeGraph(graph: UpstreamGraph): string {
  const dropped = `${graph.dangling} dangling and ${graph.cyclic} cyclic edges dropped`;
  return `${graph.plugins.length} plugins, ${graph.edges} edges (${dropped})`;
}

/** Runs the benchmark of generation; see docs/benchmarks.md for what each figure means. */
export async function benchGenerate({ root, base, sizes, rounds, nx, report }: BenchOptions): Promise<BenchOutcome> {
  const [smaller, larger] = sizes;
  const graphs = new Map(sizes.map((size) => [size, upstreamGraph(readSourceRows(), size)]));
  for (const [size, graph] of graphs) layWorkspace(root, join(base, `workspace-${size}`), graph);

  const costs = { smaller: [] as ChildCost[], control: [] as ChildCost[], larger: [] as ChildCost[] };
  for (let round = 0; round < rounds; round += 1) {
    const folder = (name: string): string => {
      const made = join(base, `${name}-${round}`);
      mkdirSync(made);
      return made;
    };
    const emitted = folder('emitted');
    const generate = (size: number, out: string): Promise<ChildCost> =>
      measuredChild(join(programs, 'generate.ts'), [join(base, `workspace-${size}`), out], root);
    report(`round ${round + 1}: generating ${smaller} plugins`);
    const first = await generate(smaller, emitted);
    costs.smaller.push(first);
    report(`  ${first.seconds.toFixed(1)} s, ${first.peakMiB.toFixed(0)} MiB, ${JSON.stringify(first.answer)}\n  the libraries alone on the same schemas`);
    const control = await measuredChild(join(programs, 'control.ts'), [join(base, `workspace-${smaller}`, 'specs'), emitted, folder('control')], root);
    costs.control.push(control);
    report(`  ${figure(control, 'total').toFixed(1)} s, ${JSON.stringify(control.answer)}\n  generating ${larger} plugins`);
    const second = await generate(larger, folder('larger'));
    costs.larger.push(second);
    report(`  ${second.seconds.toFixed(1)} s, ${second.peakMiB.toFixed(0)} MiB`);
  }

  const seconds = (list: readonly ChildCost[]): number => median(list.map((cost) => cost.seconds));
  const bare = median(costs.control.map((cost) => figure(cost, 'total')));
  const rows: Row[] = [
    row(`cold generation of ${smaller}: time`, seconds(costs.smaller), 's', { most: 45 }),
    row(`cold generation of ${smaller}: peak memory`, median(costs.smaller.map((cost) => cost.peakMiB)), 'MiB', { most: 1536 }),
    row(`cold generation of ${smaller} against its libraries`, seconds(costs.smaller), 's', { timesControl: 1.5 }, bare),
    row(`${larger} against ${smaller}`, seconds(costs.larger), 's', { timesControl: 2.3 }, seconds(costs.smaller)),
  ];
  const [last] = costs.control.slice(-1);
  const notes = [
    ...[...graphs.values()].map(describeGraph),
    'Names and edges are those of the Jenkins update center of 2025-05-19; the three operations a plugin are synthetic, drawn from its name.',
    ...(last === undefined
      ? []
      : [
          `Libraries alone: yaml ${figure(last, 'yaml').toFixed(2)} s, json-schema-to-typescript ${figure(last, 'typescript').toFixed(1)} s, ajv standalone ${figure(last, 'ajv').toFixed(1)} s, writing ${figure(last, 'files')} files ${figure(last, 'write').toFixed(1)} s.`,
        ]),
    `Processor time beside the clock: generation of ${smaller} ${median(costs.smaller.map((cost) => figure(cost, 'cpu'))).toFixed(1)} s, of ${larger} ${median(costs.larger.map((cost) => figure(cost, 'cpu'))).toFixed(1)} s; a clock far ahead of it means that the machine was busy.`,
    `Node ${process.version}, ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, fresh processes.`,
  ];
  if (nx) {
    report(`whole nx commands over ${smaller} plugins, without the daemon`);
    const graph = graphs.get(smaller);
    const timings = await nxTimings(join(base, `workspace-${smaller}`), graph?.plugins.at(-1)?.id ?? '', report);
    rows.push(
      row('nx sync:check with nothing to do against nx show projects', timings.syncCheck, 's', { timesControl: 2 }, timings.showProjects),
      row('nx sync after one edited spec against nx sync:check', timings.syncEdited, 's', { beyondControl: 1 }, timings.syncCheck),
    );
    notes.push(`nx: ${timings.projects} projects, daemon off, median of three interleaved rounds.`);
  }
  return { rows, notes };
}
