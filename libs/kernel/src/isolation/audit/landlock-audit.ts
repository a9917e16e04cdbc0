import { spawn, type ChildProcess } from 'node:child_process';
import type { Machine } from '../child/machine.ts';
import type { RunningPlugin } from '../driver.ts';
import { readLines } from '../lines.ts';
import { AttestedDenials, type AttestedDenial, type AuditRecord } from './attested-denials.ts';

/** What Linux refuses to plugins, heard from its own audit within milliseconds. */
export class LandlockAudit {
  readonly #denials: AttestedDenials;
  readonly #listener: ChildProcess;
  #closed = false;
  /** Settles when denials are heard; rejects with the reason where they cannot be. */
  readonly listening: Promise<void>;

  private constructor(file: string, tell: (denial: AttestedDenial) => void, onLost: () => void) {
    this.#denials = new AttestedDenials(tell, () => performance.now());
    // It ends with its output, and switches the audit off again where it switched it on.
    const listener = spawn(file, ['--audit'], { env: {}, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    this.#listener = listener;
    this.listening = new Promise((resolve, reject) => {
      listener.on('error', reject);
      listener.on('close', () => reject(new Error('it ended')));
      readLines(listener.stdout, (line) => {
        const record = parsed(line);
        if (record.listening === true) {
          listener.once('close', () => {
            if (!this.#closed) onLost();
          });
          resolve();
        }
        if (record.failed !== undefined) reject(new Error(String(record.reason)));
        this.#denials.take(record);
      });
    });
    this.listening.catch(() => undefined);
    listener.unref();
    (listener.stdout as typeof listener.stdout & { unref(): void }).unref();
  }

  /**
   * Undefined where this machine cannot attest: that takes root, the launcher, and Landlock of ABI 7.
   * @param onLost nothing is heard any more, although it was
   */
  static open(machine: Machine, tell: (denial: AttestedDenial) => void, onLost: () => void = () => undefined): LandlockAudit | undefined {
    const { launcher, isRoot } = machine;
    return isRoot && 'file' in launcher && launcher.findings.landlockAbi >= 7 ? new LandlockAudit(launcher.file, tell, onLost) : undefined;
  }

  /** Tell denials of a plugin that was launched, until it is gone. */
  async watch(plugin: string, running: RunningPlugin): Promise<void> {
    const { pid } = await running.enforced;
    if (pid === undefined) return;
    this.#denials.watch(plugin, pid);
    await running.exited;
    this.#denials.forget(pid);
  }

  close(): void {
    this.#closed = true;
    this.#listener.stdout?.destroy();
  }
}

function parsed(line: string): AuditRecord & { readonly listening?: boolean; readonly failed?: string; readonly reason?: string } {
  try {
    return JSON.parse(line) as AuditRecord;
  } catch {
    return {};
  }
}
