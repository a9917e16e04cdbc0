import { readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LauncherPlan } from '../launcher/plan.ts';
import { head } from './process-usage.ts';
import { textOf } from './run-name.ts';

/** A group is busy until Linux has let go of the processes that were in it. */
const PAUSE_MS = 10;
const MOST_ATTEMPTS = 100;
const LATE_MS = 250;

/** A group in one hierarchy. */
export interface GroupPart {
  readonly version: 1 | 2;
  readonly folder: string;
  readonly controllers: readonly string[];
}

/** A file that tells processor time, and how to read it in milliseconds. */
export interface ProcessorTime {
  readonly file: string;
  readonly msOf: (text: string) => number | undefined;
}

function msOfStat(text: string): number | undefined {
  const micros = /^usage_usec (\d+)/m.exec(text)?.[1];
  return micros === undefined ? undefined : Number(micros) / 1e3;
}

/** The control groups of one run of a plugin. */
export class PluginGroup {
  /** The limits as the files say them. */
  readonly values: Readonly<Record<string, string>>;
  readonly #parts: readonly GroupPart[];
  readonly #members: string;
  readonly #onRemoved: () => void;
  #nested: readonly string[] = [];
  #nestedAt = -Infinity;
  readonly #unified: string | undefined;

  /** @param onRemoved called when nothing of it is left */
  constructor(parts: readonly GroupPart[], values: Readonly<Record<string, string>>, onRemoved: () => void) {
    this.#parts = parts;
    this.values = values;
    this.#onRemoved = onRemoved;
    this.#unified = parts.find(({ version }) => version === 2)?.folder;
    this.#members = parts.find(({ controllers }) => controllers.includes('pids'))?.folder ?? this.#unified ?? parts[0]?.folder ?? '';
  }

  /** How a launcher gets a process into it. A thread alone that moves itself, which in version 1 is the whole process, waits for nobody. */
  get entrances(): Pick<LauncherPlan, 'cgroups' | 'unified'> {
    return {
      cgroups: this.#parts.filter(({ version }) => version === 1).map(({ folder }) => join(folder, 'tasks')),
      ...(this.#unified === undefined ? {} : { unified: this.#unified }),
    };
  }

  /** The folders that hold it with the groups of the kernel's other plugins, and nothing else. */
  get tops(): readonly string[] {
    return this.#parts.map(({ folder }) => dirname(folder));
  }

  /** The processes in it and in groups below it. */
  pids(): readonly number[] {
    return membersOf(this.#members);
  }

  /** The same for often: a group below it may be seen a quarter of a second late. */
  pidsLately(): readonly number[] {
    const now = performance.now();
    if (now - this.#nestedAt > LATE_MS) {
      this.#nested = foldersBelow(this.#members);
      this.#nestedAt = now;
    }
    return [this.#members, ...this.#nested].flatMap(ownMembers);
  }

  /** The file that counts the processes and threads in it and below it; undefined where no controller does. */
  get counter(): string | undefined {
    const part = this.#parts.find(({ controllers }) => controllers.includes('pids'));
    return part && join(part.folder, 'pids.current');
  }

  /** The file that counts the processor time of everything that ever was in it; undefined where no controller does. */
  get processorTime(): ProcessorTime | undefined {
    for (const { version, folder, controllers } of this.#parts) {
      if (version === 1 && controllers.includes('cpuacct')) return { file: join(folder, 'cpuacct.usage'), msOf: (text) => Number(text) / 1e6 };
      if (version === 2 && controllers.includes('cpu')) return { file: join(folder, 'cpu.stat'), msOf: msOfStat };
    }
    return undefined;
  }

  /** Whether Linux ended something in it for want of memory. */
  ranOutOfMemory(): boolean {
    return this.#parts.some(({ version, folder, controllers }) => {
      if (!controllers.includes('memory')) return false;
      const text = textOf(join(folder, version === 1 ? 'memory.oom_control' : 'memory.events')) ?? '';
      return Number(/^oom_kill (\d+)/m.exec(text)?.[1] ?? '0') > 0;
    });
  }

  /** How many processes it was not let start because it had as many as it may. */
  get refusedProcesses(): number {
    const part = this.#parts.find(({ controllers }) => controllers.includes('pids'));
    const text = part === undefined ? undefined : textOf(join(part.folder, 'pids.events'));
    return Number(/^max (\d+)/m.exec(text ?? '')?.[1] ?? '0');
  }

  /** Stop or continue everything in it; false where that takes version 2 and there is none. */
  freeze(frozen: boolean): boolean {
    if (this.#unified === undefined || !write(join(this.#unified, 'cgroup.freeze'), frozen ? '1' : '0')) return false;
    signalAll(this.#elsewhere(), frozen ? 'SIGSTOP' : 'SIGCONT');
    return true;
  }

  /** End everything in it. */
  kill(): void {
    if (this.#unified !== undefined && write(join(this.#unified, 'cgroup.kill'), '1')) signalAll(this.#elsewhere(), 'SIGKILL');
    else signalAll(this.pids(), 'SIGKILL');
  }

  /** Members that the runtime of a container took out of the group of version 2. */
  #elsewhere(): readonly number[] {
    const here = new Set(this.#unified === undefined ? [] : membersOf(this.#unified));
    return this.pids().filter((pid) => !here.has(pid));
  }

  /** Remove it. What is still in it is ended, which takes Linux a moment. */
  remove(attempt = 0): void {
    this.kill();
    // Every part is tried each time.
    if (this.#parts.filter(({ folder }) => !removeGroup(folder)).length === 0) this.#onRemoved();
    else if (attempt < MOST_ATTEMPTS) setTimeout(() => this.remove(attempt + 1), PAUSE_MS);
  }
}

function write(file: string, value: string): boolean {
  try {
    writeFileSync(file, value);
    return true;
  } catch {
    return false;
  }
}

function below(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}

function ownMembers(folder: string): readonly number[] {
  const text = head(`${folder}/cgroup.procs`)?.trimEnd() ?? '';
  // A process of another process namespace shows as 0.
  return text === ''
    ? []
    : text
        .split('\n')
        .map(Number)
        .filter((pid) => pid > 0);
}

function foldersBelow(folder: string): readonly string[] {
  return below(folder).flatMap((one) => [one, ...foldersBelow(one)]);
}

function membersOf(folder: string): readonly number[] {
  return [...ownMembers(folder), ...below(folder).flatMap(membersOf)];
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It is gone.
    }
  }
}

/** Remove a group and those below it, ending what is in them; false while something is. */
export function removeGroup(folder: string): boolean {
  signalAll(membersOf(folder), 'SIGKILL');
  for (const group of below(folder)) removeGroup(group);
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
