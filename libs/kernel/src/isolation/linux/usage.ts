import { readdirSync, readlinkSync } from 'node:fs';
import type { UsageSample } from '../driver.ts';
import { treeOf } from './process-tree.ts';
import { KeptFile } from './kept-file.ts';
import { Members } from './members.ts';
import { processorMs } from './process-usage.ts';
import type { PluginGroup } from './plugin-group.ts';
import { textOf } from './run-name.ts';

/** Handles and bytes take a while to count and change slowly. */
const SLOW_MS = 250;
/** The plugin's own descriptors that are sockets and no connections: the channel and its two outputs. */
const OWN_SOCKETS = 3;

type Slow = Pick<UsageSample, 'fileHandles' | 'connections' | 'diskReadBytes' | 'diskWrittenBytes'>;

function handlesOf(pid: number): { readonly handles: number; readonly sockets: readonly string[] } | undefined {
  const folder = `/proc/${String(pid)}/fd`;
  try {
    const names = readdirSync(folder);
    const sockets = names.flatMap((name) => {
      try {
        const target = readlinkSync(`${folder}/${name}`);
        return target.startsWith('socket:') ? [target] : [];
      } catch {
        return [];
      }
    });
    return { handles: names.length, sockets };
  } catch {
    return undefined;
  }
}

function counter(text: string, name: string): number {
  return Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(text)?.[1] ?? '0');
}

function slowly(pids: readonly number[]): Slow {
  const handles = pids.flatMap((pid) => handlesOf(pid) ?? []);
  const bytes = pids.flatMap((pid) => textOf(`/proc/${String(pid)}/io`) ?? []);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  // Processes that share a socket have one connection.
  const sockets = new Set(handles.flatMap((one) => one.sockets)).size;
  return {
    ...(handles.length === 0 ? {} : { fileHandles: sum(handles.map((one) => one.handles)), connections: Math.max(0, sockets - OWN_SOCKETS) }),
    ...(bytes.length === 0
      ? {}
      : { diskReadBytes: sum(bytes.map((text) => counter(text, 'read_bytes'))), diskWrittenBytes: sum(bytes.map((text) => counter(text, 'write_bytes'))) }),
  };
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
export function usageReader(pid: number, group: PluginGroup | undefined, onRefused?: (count: number) => void): UsageReader {
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
  let slow: Slow = {};
  let slowAt = -Infinity;
  return {
    read() {
      const at = performance.now();
      const { bytes, processes } = members.resident(at);
      if (processes === 0) return undefined;
      if (at - slowAt >= SLOW_MS) {
        slow = slowly(members.pids);
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
