import type { ResourceLimits, UsageSample } from '../driver.ts';
import { connectionsOf, handlesOf, OWN_SOCKETS } from './handles.ts';
import { treeOf } from './process-tree.ts';
import { KeptFile } from './kept-file.ts';
import { Members } from './members.ts';
import { processorMs } from './process-usage.ts';
import type { PluginGroup } from './plugin-group.ts';
import { textOf } from './run-name.ts';

/** What limits are judged by and does not change at once is counted four times a second. */
const SLOW_MS = 250;
/** What is only shown, and takes a look at each descriptor and each process. */
const SHOWN_MS = 1_000;

type Slow = Pick<UsageSample, 'fileHandles' | 'connections' | 'diskReadBytes' | 'diskWrittenBytes'>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function counter(text: string, name: string): number {
  return Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(text)?.[1] ?? '0');
}

/** Counts handles, and what takes longer only where it is needed. */
class SlowCounts {
  readonly #mostConnections: number;
  #shownAt = -Infinity;
  #disk: Slow = {};
  #connections = 0;

  constructor(mostConnections = Infinity) {
    this.#mostConnections = mostConnections;
  }

  count(pids: readonly number[], at: number): Slow {
    const handles = pids.flatMap((pid) => handlesOf(pid) ?? []);
    const isDue = at - this.#shownAt >= SHOWN_MS;
    if (isDue) {
      this.#shownAt = at;
      this.#disk = diskOf(pids);
    }
    if (handles.length === 0) return this.#disk;
    const fileHandles = sum(handles);
    // Connections are handles, so that so few handles cannot be more connections than there may be.
    const most = Math.max(0, fileHandles - OWN_SOCKETS);
    if (isDue || most > this.#mostConnections) this.#connections = connectionsOf(pids);
    return { ...this.#disk, fileHandles, connections: Math.min(most, this.#connections) };
  }
}

function diskOf(pids: readonly number[]): Slow {
  const bytes = pids.flatMap((pid) => textOf(`/proc/${String(pid)}/io`) ?? []);
  if (bytes.length === 0) return {};
  return { diskReadBytes: sum(bytes.map((text) => counter(text, 'read_bytes'))), diskWrittenBytes: sum(bytes.map((text) => counter(text, 'write_bytes'))) };
}

/** Tells what one run of a plugin uses; it holds files open until it is closed. */
export interface UsageReader {
  read(): UsageSample | undefined;
  close(): void;
}

/** How often at most it is told that a plugin may start no more processes. */
const TELL_MS = 60_000;

/**
 * A reader of what a plugin uses: the members of its group where it has one, else the tree below its process. Memory and processor time are
 * read each time, which is to be cheap enough for fifty times a second and plugin.
 */
export function usageReader(
  pid: number,
  { group, limits }: { readonly group?: PluginGroup | undefined; readonly limits: ResourceLimits },
  onRefused?: (count: number) => void,
): UsageReader {
  const counter = group?.counter;
  const clock = group?.processorTime;
  const members = new Members(() => group?.pidsLately() ?? treeOf(pid), counter === undefined ? undefined : new KeptFile(counter));
  const processor = clock && new KeptFile(clock.file);
  const cpuMs = (): number => {
    const text = processor?.text();
    const counted = text === undefined ? undefined : clock?.msOf(text);
    return counted ?? members.pids.reduce((sum, member) => sum + (processorMs(member) ?? 0), 0);
  };
  let told = 0;
  let toldAt = -Infinity;
  const tell = (at: number): void => {
    const refused = at - toldAt < TELL_MS ? told : (group?.refusedProcesses ?? 0);
    if (refused <= told) return;
    onRefused?.(refused - told);
    [told, toldAt] = [refused, at];
  };
  const counts = new SlowCounts(limits.connections);
  let slow: Slow = {};
  let slowAt = -Infinity;
  return {
    read() {
      const at = performance.now();
      const { bytes, processes } = members.resident(at);
      // What has ended and is not buried yet has no memory.
      if (bytes === 0) return undefined;
      if (at - slowAt >= SLOW_MS) {
        slow = counts.count(members.pids, at);
        slowAt = at;
        tell(at);
      }
      return { at, memoryBytes: bytes, cpuMs: cpuMs(), processes, ...slow };
    },
    close() {
      members.close();
      processor?.close();
    },
  };
}
