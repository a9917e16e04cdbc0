import type { Manifest } from '@plugwright/manifest';
import type { FoundPlugin } from '../discovery/find-plugins.ts';
import { Life, type Step } from './life.ts';
import type { Supervisor } from './supervisor.ts';

/** A plugin that the kernel knows. */
export interface Member {
  found: FoundPlugin;
  /** Where versions of it were found. */
  readonly folders: Set<string>;
  readonly life: Life;
  /** Absent until it was launched for the first time. */
  supervisor: Supervisor | undefined;
}

/** Every plugin that the kernel found, whatever became of it. */
export class Roster {
  /** Plugins that were left out because their load could not be recorded, each before those that wait for it. */
  readonly unrecorded = new Set<string>();
  /** Plugins that were left out for want of another one, and are tried again when it is back. */
  readonly waiting = new Set<string>();
  readonly #members = new Map<string, Member>();
  readonly #supervisors = new Map<string, Supervisor>();
  readonly #now: () => number;
  readonly #onStep: (plugin: string, step: Step) => void;

  constructor(now: () => number, onStep: (plugin: string, step: Step) => void) {
    this.#now = now;
    this.#onStep = onStep;
  }

  /** Those that were launched at least once, by id. */
  get supervisors(): ReadonlyMap<string, Supervisor> {
    return this.#supervisors;
  }

  /** Take a plugin in, or another version of one that is known. */
  admit(found: FoundPlugin): Member {
    const { id } = found.manifest;
    let member = this.#members.get(id);
    if (member === undefined) {
      member = { found, folders: new Set(), life: new Life(id, this.#now, (step) => this.#onStep(id, step)), supervisor: undefined };
      this.#members.set(id, member);
    }
    member.found = found;
    member.folders.add(found.folder);
    return member;
  }

  /** It is launched for the first time. */
  supervise(member: Member, supervisor: Supervisor): void {
    member.supervisor = supervisor;
    this.#supervisors.set(supervisor.id, supervisor);
  }

  get(plugin: string): Member | undefined {
    return this.#members.get(plugin);
  }

  /** Every plugin, in order of the ids. */
  all(): readonly Member[] {
    return [...this.#members.values()].sort((a, b) => (a.life.plugin < b.life.plugin ? -1 : 1));
  }

  /** Manifests of those that were launched, and of those that are on their way to it: what is published meanwhile is meant for them as well. */
  manifests(): readonly Manifest[] {
    return this.all().flatMap(({ found: { manifest }, life: { state }, supervisor }) =>
      supervisor === undefined && state !== 'resolved' && !this.unrecorded.has(manifest.id) ? [] : [supervisor?.program.manifest ?? manifest],
    );
  }

  /** Why a plugin that is known was never launched; undefined where it was, or is not known. */
  absence(plugin: string): string | undefined {
    const member = this.#members.get(plugin);
    return member?.supervisor === undefined ? (member?.life.reason ?? member?.life.state) : undefined;
  }
}
