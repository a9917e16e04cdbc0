import { setTimeout as pause } from 'node:timers/promises';
import type { ControlClient } from '@plugwright/kernel';

/** Kills one plugin and reloads another one, in turns and again and again: what leaks by restarts leaks nowhere else. */
export class Unrest {
  /** How often so far. */
  restarts = 0;
  readonly #client: ControlClient;
  readonly #everyMs: () => number;
  readonly #over = new AbortController();
  #done: Promise<void> = Promise.resolve();

  /** @param everyMs the pause before the next one */
  constructor(client: ControlClient, everyMs: () => number) {
    this.#client = client;
    this.#everyMs = everyMs;
  }

  start(): void {
    this.#done = this.#go();
  }

  async stop(): Promise<void> {
    this.#over.abort();
    await this.#done;
  }

  async #go(): Promise<void> {
    const { signal } = this.#over;
    for (;;) {
      const rested = await pause(this.#everyMs(), true, { signal }).catch(() => false);
      if (!rested) return;
      // A kernel that refuses one or is not there any more is seen elsewhere.
      await this.#stir().catch(() => undefined);
      this.restarts += 1;
    }
  }

  async #stir(): Promise<void> {
    if (this.restarts % 2 === 1) {
      await this.#client.reload('target');
      return;
    }
    const pid = (await this.#client.ps()).find(({ id }) => id === 'caller')?.pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }
}
