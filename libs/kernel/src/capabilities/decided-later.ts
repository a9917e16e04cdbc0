import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../storage/replace-file.ts';
import { readGrants } from './grants-document.ts';
import type { OperatorGrant } from './restrictions.ts';

/** What was decided about a capability while a kernel ran; `revoked` where it was taken away. */
export type LaterDecision = { readonly grant: OperatorGrant } | { readonly revoked: true; readonly by: string };

interface Written {
  readonly format: 1;
  readonly decisions: readonly { readonly plugin: string; readonly capability: string; readonly grant?: OperatorGrant; readonly revokedBy?: string }[];
}

const keyOf = (plugin: string, capability: string): string => `${plugin}\n${capability}`;

/**
 * What an operator decided while a kernel ran. It outlives the kernel where there is a state folder: what was revoked must not come back with a
 * restart. It counts more than the grants file.
 */
export class DecidedLater {
  readonly #file: string | undefined;
  readonly #decisions = new Map<string, { readonly plugin: string; readonly capability: string; readonly decision: LaterDecision }>();

  #writing: Promise<void> = Promise.resolve();

  /** @throws Error where the file of the state folder is there and unreadable: a revocation must not be lost silently */
  constructor(stateFolder: string | undefined) {
    this.#file = stateFolder === undefined ? undefined : join(stateFolder, 'grants.json');
    for (const { plugin, capability, grant, revokedBy } of this.#read()) {
      const decision: LaterDecision = grant === undefined ? { revoked: true, by: revokedBy ?? 'operator' } : { grant };
      this.#decisions.set(keyOf(plugin, capability), { plugin, capability, decision });
    }
  }

  of(plugin: string, capability: string): LaterDecision | undefined {
    return this.#decisions.get(keyOf(plugin, capability))?.decision;
  }

  /** Take a decision; it counts at once, and is on the disk after {@link kept}. */
  decide(plugin: string, capability: string, decision: LaterDecision): void {
    this.#decisions.set(keyOf(plugin, capability), { plugin, capability, decision });
  }

  /** Settles when every decision so far survives a crash of the machine; rejects where it cannot be written. */
  kept(): Promise<void> {
    // One after the other, and after one that failed, too.
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#write());
    return this.#writing;
  }

  #write(): void {
    if (this.#file === undefined) return;
    const decisions = [...this.#decisions]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { plugin, capability, decision }]) => ({
        plugin,
        capability,
        ...('grant' in decision ? { grant: decision.grant } : { revokedBy: decision.by }),
      }));
    const written: Written = { format: 1, decisions };
    replaceFile(this.#file, `${JSON.stringify(written, undefined, 2)}\n`, 0o600);
  }

  #read(): Written['decisions'] {
    if (this.#file === undefined) return [];
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
    const value = JSON.parse(text) as Partial<Written>;
    if (value.format !== 1 || !Array.isArray(value.decisions)) throw new Error('it is no list of grants');
    const decisions = value.decisions as Written['decisions'];
    for (const { plugin, capability, grant } of decisions) {
      if (typeof plugin !== 'string' || typeof capability !== 'string') throw new Error('it names no plugin or no capability');
      const reading = grant === undefined ? undefined : readGrants({ grants: 'plugwright/v1', plugins: { [plugin]: [grant] } });
      if (reading !== undefined && 'reason' in reading) throw new Error(`${reading.pointer} ${reading.reason}`);
    }
    return decisions;
  }
}
