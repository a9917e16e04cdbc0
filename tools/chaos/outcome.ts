import type { Isolation } from '@plugwright/manifest';
import type { CastLanguage } from './cast.ts';
import type { Disk } from './disk/disk.ts';
import type { Load } from './load.ts';
import type { TableOutcome } from './table/table.ts';

/** How a run went. */
export interface ChaosOutcome {
  readonly seed: number;
  readonly level: Isolation;
  readonly language: CastLanguage;
  /** What was filled as the disk. */
  readonly disk: Disk['kind'];
  /** Blows in the middle of single steps. */
  readonly table: TableOutcome;
  /** Arrows of the chart that were taken, as `from event`, and those that were to be taken and were not. */
  readonly taken: readonly string[];
  readonly untaken: readonly string[];
  /** What was wrong while the disk was full. */
  readonly fullDisk: readonly string[];
  /** Mishaps of the walk, in their order. */
  readonly walk: readonly string[];
  /** Calls of all kinds; those that stream are among them. */
  readonly calls: number;
  readonly streams: Load['streams'];
  readonly refused: Readonly<Record<string, number>>;
  readonly wrong: readonly string[];
  readonly acknowledged: number;
  /** Acknowledged events that were never taken, each with what went wrong when it was published. */
  readonly lost: readonly string[];
  readonly redelivered: number;
  readonly down: readonly string[];
  readonly servingAfterMs: number;
  /** Processes of plugins that are there when no kernel is. */
  readonly leftBehind: readonly string[];
  /** What is wrong with the ledger. */
  readonly ledger: string | undefined;
  /** What kernels found wrong when they started, which is no wonder after what happened to them. */
  readonly complaints: readonly string[];
  /** What kernels wrote to standard error, where one that is well writes nothing: warnings of Node, and errors that nobody caught. */
  readonly alarms: readonly string[];
}

/** Everything that speaks against a run, in words; nothing where all is well. */
export function complaintsAbout(outcome: ChaosOutcome, requireAll = false): readonly string[] {
  const { table, untaken, fullDisk, wrong, lost, down, leftBehind, ledger, alarms, calls, streams, acknowledged, disk } = outcome;
  return [
    ...table.problems,
    ...untaken.map((arrow) => `the arrow ${arrow} was not taken`),
    ...fullDisk.map((problem) => `on a full disk: ${problem}`),
    ...wrong.map((answer) => `wrong: ${answer}`),
    ...lost.map((event) => `lost: ${event}`),
    ...down.map((plugin) => `not serving: ${plugin}`),
    ...leftBehind.map((process) => `left behind: ${process}`),
    ...(ledger === undefined ? [] : [`the ledger: ${ledger}`]),
    ...alarms.map((text) => `on standard error: ${text}`),
    ...(calls > 0 && acknowledged > 0 ? [] : ['nothing was asked of the kernel']),
    ...(streams.whole > 0 ? [] : ['nothing was streamed to its end']),
    ...(requireAll && disk !== 'small file system' ? ['no file system could be mounted, and PLUGWRIGHT_REQUIRE_ALL=1 wants a full disk to be one'] : []),
  ];
}
