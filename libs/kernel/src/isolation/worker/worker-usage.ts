import { performance } from 'node:perf_hooks';
import type { Worker } from 'node:worker_threads';
import type { UsageSample } from '../driver.ts';

/** Asking interrupts the thread, so it is asked this often at most. */
const PERIOD_MS = 250;

/**
 * What a thread takes, as V8 and the operating system tell: its heap with the buffers that hang on it, and its processor time.
 * The answers come from the thread, so a sample is as old as the question before; code that never returns answers, too.
 */
export class WorkerUsage {
  readonly #worker: Worker;
  #latest: UsageSample | undefined;
  #askedAt = -Infinity;
  #peak = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  /** The last answer; undefined until there is one. */
  stats(): UsageSample | undefined {
    const now = performance.now();
    if (now - this.#askedAt >= PERIOD_MS) {
      this.#askedAt = now;
      void this.#ask();
    }
    return this.#latest;
  }

  async #ask(): Promise<void> {
    try {
      const [heap, cpu] = await Promise.all([this.#worker.getHeapStatistics(), this.#worker.cpuUsage()]);
      const memoryBytes = heap.total_physical_size + heap.malloced_memory + heap.external_memory;
      this.#peak = Math.max(this.#peak, memoryBytes);
      this.#latest = { at: performance.now(), memoryBytes, peakBytes: this.#peak, cpuMs: (cpu.user + cpu.system) / 1_000 };
    } catch {
      // The thread has ended or not begun; its end is told by its driver.
    }
  }
}
