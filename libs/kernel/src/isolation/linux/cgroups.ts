import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ResourceLimits } from '../driver.ts';
import { hierarchiesIn, type Hierarchy } from './cgroup-layout.ts';
import { clearLeftOver } from './cgroup-leftovers.ts';
import { limitFiles } from './cgroup-limits.ts';
import { PluginGroup, removeGroup, type GroupPart } from './plugin-group.ts';
import { runName, textOf } from './run-name.ts';

/** The controllers that limits need. */
const NEEDED = ['memory', 'pids', 'cpu'] as const;

/** How long an ending process waits for Linux to let go of what it ended. */
const PAUSE_MS = 5;
const MOST_ATTEMPTS = 40;

interface Base {
  readonly version: 1 | 2;
  /** The folder that groups of plugins are made in. */
  readonly folder: string;
  readonly controllers: readonly string[];
}

/** Control groups of the plugins of this process: made, limited, and removed with everything that is in them. */
export class Cgroups {
  /** Why a controller cannot be had, by its name. */
  readonly missing: ReadonlyMap<string, string>;
  readonly #bases: readonly Base[];
  #made = 0;

  private constructor(bases: readonly Base[], missing: ReadonlyMap<string, string>) {
    this.#bases = bases;
    this.missing = missing;
  }

  /** Find what can be used, by making and removing groups. What kernels left that were killed is removed first. */
  static open(hierarchies: readonly Hierarchy[] = hierarchiesIn(textOf('/proc/self/mountinfo') ?? '', textOf('/proc/self/cgroup') ?? '')): Cgroups {
    const missing = new Map<string, string>();
    // A version 1 hierarchy without limits of ours, such as cpuset, may not take a process as it is made.
    const useful = hierarchies.filter(({ version, controllers }) => version === 2 || controllers.some((name) => name in limitFiles));
    const bases = useful.flatMap((hierarchy): Base[] => {
      const found = baseIn(hierarchy);
      if (!('reason' in found)) return [found];
      for (const name of hierarchy.controllers) missing.set(name, found.reason);
      return [];
    });
    const had = new Set(bases.flatMap(({ controllers }) => controllers));
    for (const name of NEEDED) if (!had.has(name) && !missing.has(name)) missing.set(name, 'no control group hands it on');
    for (const name of had) missing.delete(name);
    return new Cgroups(bases, missing);
  }

  /** What cannot be limited, as `cgroup: controllers: reason`, once a reason. */
  reasons(): readonly string[] {
    const reasons = new Set(this.missing.values());
    return [...reasons].map((reason) => {
      const names = [...this.missing].filter(([, given]) => given === reason).map(([name]) => name);
      return `cgroup: ${names.sort().join(', ')}: ${reason}`;
    });
  }

  /** Where the groups of this process's plugins are made. */
  folders(): readonly string[] {
    return this.#bases.map(({ folder }) => dirname(folder));
  }

  /** Whether anything can be limited. */
  get usable(): boolean {
    return this.#bases.some(({ controllers }) => controllers.length > 0);
  }

  /**
   * A group for one run of a plugin.
   * @throws Error where a limit cannot be set; nothing is left then
   */
  make(plugin: string, limits: ResourceLimits): PluginGroup {
    this.#made += 1;
    const name = `${plugin}.${String(this.#made)}`;
    const parts: GroupPart[] = [];
    const values: Record<string, string> = {};
    try {
      for (const { version, folder, controllers } of this.#bases) {
        const own = join(folder, name);
        mkdirSync(folder, { recursive: true });
        if (version === 2) handOn(folder);
        mkdirSync(own);
        parts.push({ version, folder: own, controllers });
        for (const controller of controllers)
          for (const limit of limitFiles[controller]?.[version](limits) ?? []) {
            const file = join(own, limit.file);
            try {
              writeFileSync(file, limit.value);
            } catch (error) {
              if (limit.optional === true) continue;
              throw error;
            }
            const value = textOf(file);
            if (value !== undefined) values[limit.file] = value;
          }
      }
      return new PluginGroup(parts, values, () => this.#tidy());
    } catch (error) {
      for (const { folder } of parts) removeGroup(folder);
      throw error;
    }
  }

  /** End and remove everything now, waiting for it: for a process that is about to end. */
  leave(): void {
    const clock = new Int32Array(new SharedArrayBuffer(4));
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      if (this.#bases.filter(({ folder }) => !removeGroup(folder)).length === 0) return;
      Atomics.wait(clock, 0, 0, PAUSE_MS);
    }
  }

  /** The folders that hold the groups go with the last of them. */
  #tidy(): void {
    for (const { folder } of this.#bases) remove(folder);
  }
}

function baseIn({ version, folder, controllers }: Hierarchy): Base | { readonly reason: string } {
  let reason = 'no place for a group';
  // In version 2 a group that holds processes hands no controllers on; a kernel in a leaf of a delegated group uses the group above.
  for (const parent of version === 2 ? [folder, dirname(folder)] : [folder]) {
    const base = join(parent, runName());
    try {
      clearLeftOver(parent);
      if (version === 2) handOn(parent);
      mkdirSync(base, { recursive: true });
      if (version === 2) handOn(base);
      const probe = join(base, 'probe');
      mkdirSync(probe, { recursive: true });
      const given = version === 1 ? controllers : (textOf(join(probe, 'cgroup.controllers')) ?? '').split(' ');
      rmdirSync(probe);
      rmdirSync(base);
      return { version, folder: base, controllers: given.filter((name) => name in limitFiles) };
    } catch (error) {
      remove(base);
      const code = (error as NodeJS.ErrnoException).code;
      reason = code === 'EACCES' || code === 'EROFS' || code === 'EPERM' ? 'the control groups here are not writable' : String(code ?? error);
    }
  }
  return { reason };
}

/** Let groups below have the controllers that limits need, as far as this one has them. */
function handOn(group: string): void {
  const had = (textOf(join(group, 'cgroup.controllers')) ?? '').split(' ');
  for (const name of NEEDED) {
    if (!had.includes(name)) continue;
    try {
      writeFileSync(join(group, 'cgroup.subtree_control'), `+${name}`);
    } catch {
      // The group holds processes: its members see that the controller is missing.
    }
  }
}

function remove(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another run is still in it, or it was never made.
  }
}
