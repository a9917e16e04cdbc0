import { KeptFile } from './kept-file.ts';
import { residentBytesOf } from './process-usage.ts';

/** How late a process may be seen where nothing says that there is another one. */
const LATE_MS = 250;

/** The processes of a plugin and the memory that they have. */
export class Members {
  readonly #list: () => readonly number[];
  readonly #counter: KeptFile | undefined;
  #count: string | undefined;
  #listedAt = -Infinity;
  #closed = false;
  #files: ReadonlyMap<number, KeptFile> = new Map();

  /**
   * @param list looks for them, which takes a while
   * @param counter a file that tells how many there are; without it they are looked for each time
   */
  constructor(list: () => readonly number[], counter: KeptFile | undefined) {
    this.#list = list;
    this.#counter = counter;
  }

  /** Their numbers when they were looked for last. */
  get pids(): readonly number[] {
    return [...this.#files.keys()];
  }

  /** Resident memory in bytes, and how many have any. */
  resident(at: number): { readonly bytes: number; readonly processes: number } {
    this.#look(at);
    let bytes = 0;
    let processes = 0;
    for (const file of this.#files.values()) {
      const own = residentBytesOf(file.text());
      if (own === undefined) {
        // One that is gone may have left its place to another one, of which the counter does not tell.
        this.#listedAt = -Infinity;
        continue;
      }
      bytes += own;
      processes += 1;
    }
    return { bytes, processes };
  }

  close(): void {
    this.#closed = true;
    this.#counter?.close();
    for (const file of this.#files.values()) file.close();
    this.#files = new Map();
  }

  #look(at: number): void {
    if (this.#closed) return;
    const count = this.#counter?.text();
    if (count !== undefined && count === this.#count && at - this.#listedAt < LATE_MS) return;
    this.#count = count;
    this.#listedAt = at;
    const before = this.#files;
    this.#files = new Map(this.#list().map((pid) => [pid, before.get(pid) ?? new KeptFile(`/proc/${String(pid)}/statm`)]));
    for (const [pid, file] of before) if (!this.#files.has(pid)) file.close();
  }
}
