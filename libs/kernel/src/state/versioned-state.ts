import type { Manifest } from '@plugwright/manifest';
import { MIGRATION, namespaceOf } from './namespace.ts';

/** Copies of what plugins keep, by version; each method is one transaction, and resolves when it is on the disk. */
export interface StateVersions {
  /** The version in use; undefined where there was never one. */
  current(plugin: string): number | undefined;
  /** Versions that are kept besides, the newest use first. */
  snapshots(plugin: string): readonly number[];
  /** What was kept without a version becomes this version, in use. */
  adopt(plugin: string, version: number): Promise<void>;
  /** A copy of one version under another, which is not yet in use. */
  stage(plugin: string, from: number, to: number): Promise<void>;
  /** Use a version from now on; beyond so many others the oldest are removed. */
  use(plugin: string, version: number, keep: number): Promise<void>;
  /** Remove a copy that did not come into use. */
  discard(plugin: string, version: number): Promise<void>;
}

/** How a program's state comes about. */
export interface StateStep {
  readonly kind: 'same' | 'fresh' | 'migrate' | 'restore';
  readonly from: number | undefined;
  readonly to: number;
  /** The program is ready: what it has is in use from now on. */
  commit(): Promise<void>;
  /** The program did not become ready: everything is as before. */
  abandon(): Promise<void>;
}

type Kind = StateStep['kind'] | 'none';

/** Decides which version of its state a program gets, and keeps the one before until the program is ready. */
export class VersionedState {
  readonly #versions: StateVersions;
  readonly #keep: number;
  readonly #sealed = new Set<string>();

  /** `keep` is the number of versions that are kept besides the one in use. */
  constructor(versions: StateVersions, keep: number) {
    this.#versions = versions;
    this.#keep = keep;
  }

  /** What preparing a program would do. */
  kindOf({ id, state }: Pick<Manifest, 'id' | 'state'>): Kind {
    if (state === undefined) return 'none';
    const current = this.#versions.current(id);
    if (current === undefined) return 'fresh';
    return state.version === current ? 'same' : state.version > current ? 'migrate' : 'restore';
  }

  /** The version in use and those that are kept, for whoever inspects a plugin. */
  describe(plugin: string): { readonly current?: number; readonly snapshots: readonly number[] } {
    const current = this.#versions.current(plugin);
    return { ...(current === undefined ? {} : { current }), snapshots: this.#versions.snapshots(plugin) };
  }

  /**
   * Lay out the state of a program that is about to be launched; undefined where it has none.
   * @throws Error with a reason for a person where its state cannot be brought to its version
   */
  async prepare(manifest: Manifest): Promise<StateStep | undefined> {
    const { id, state } = manifest;
    const kind = this.kindOf(manifest);
    if (state === undefined || kind === 'none') return undefined;
    const { version: to } = state;
    const from = this.#versions.current(id);
    const nothing = (): Promise<void> => Promise.resolve();
    if (kind === 'same') return { kind, from, to, commit: nothing, abandon: nothing };
    if (kind === 'fresh') {
      await this.#versions.adopt(id, to);
      return { kind, from, to, commit: nothing, abandon: nothing };
    }
    const commit = (): Promise<void> => this.#versions.use(id, to, this.#keep);
    if (kind === 'restore') {
      if (!this.#versions.snapshots(id).includes(to))
        throw new Error(`it keeps state of version ${String(from)}, and there is no snapshot of version ${String(to)} to go back to`);
      return { kind, from, to, commit, abandon: nothing };
    }
    if (!Object.hasOwn(manifest.operations, MIGRATION))
      throw new Error(`it keeps state of version ${String(from)} and has no operation ${MIGRATION} that brings it to version ${String(to)}`);
    await this.#versions.stage(id, from ?? 0, to);
    return { kind, from, to, commit, abandon: () => this.#versions.discard(id, to) };
  }

  /** Nothing may be written to a namespace that is being copied; returns how to allow it again. */
  seal(manifest: Manifest): () => void {
    const namespace = namespaceOf(manifest);
    this.#sealed.add(namespace);
    return () => void this.#sealed.delete(namespace);
  }

  /** Whether a namespace is being copied. */
  isSealed(namespace: string): boolean {
    return this.#sealed.has(namespace);
  }
}
