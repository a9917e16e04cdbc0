/** A refusal that Linux itself has recorded. */
export interface AttestedDenial {
  readonly plugin: string;
  /** What was refused, as Landlock names it: `fs.read_file`, `scope.signal`. */
  readonly permission: string;
  readonly path?: string;
  /** How many others were refused within a minute, where there were more than are told. */
  readonly count?: number;
}

/** A record of the audit: a denial of a domain, or whose domain it is. */
export interface AuditRecord {
  readonly domain?: string;
  readonly blockers?: string;
  readonly path?: string;
  readonly pid?: string;
  readonly status?: string;
}

const WINDOW_MS = 60_000;
/** Different denials of a plugin that are told within a window. */
const MOST_TOLD = 100;
/** Records that wait for their plugin to be known; the audit is of the whole machine, and most that wait are strangers'. */
const MOST_WAITING = 1_000;
/** A plugin whose launch takes longer has failed. */
const WAITING_MS = 30_000;

interface Told {
  readonly since: number;
  readonly keys: Set<string>;
  others: number;
}

interface Waiting {
  readonly record: AuditRecord;
  readonly since: number;
}

/**
 * Puts records of the audit together into denials of plugins: a record names a domain, another one the process that made the domain,
 * and the kernel knows whose process that is, sometimes only after the first denials. A plugin that tries over and over is told once
 * a minute.
 */
export class AttestedDenials {
  readonly #tell: (denial: AttestedDenial) => void;
  readonly #now: () => number;
  readonly #plugins = new Map<number, string>();
  readonly #domains = new Map<string, number>();
  readonly #told = new Map<string, Told>();
  #waiting: Waiting[] = [];

  /** @param now milliseconds, on any clock */
  constructor(tell: (denial: AttestedDenial) => void, now: () => number) {
    this.#tell = tell;
    this.#now = now;
  }

  /** A process is the code of a plugin. */
  watch(plugin: string, pid: number): void {
    this.#plugins.set(pid, plugin);
    this.#again();
  }

  /** The process of a plugin is gone. */
  forget(pid: number): void {
    const plugin = this.#plugins.get(pid);
    if (plugin !== undefined) this.#tellOthers(plugin);
    this.#plugins.delete(pid);
    for (const [domain, creator] of this.#domains) if (creator === pid) this.#domains.delete(domain);
  }

  /** A record arrived. */
  take(record: AuditRecord): void {
    const { domain, blockers, pid, status } = record;
    if (domain === undefined) return;
    if (status === 'deallocated') this.#domains.delete(domain);
    else if (pid !== undefined) {
      this.#domains.set(domain, Number(pid));
      this.#again();
    } else if (blockers !== undefined && !this.#deny(record)) {
      this.#waiting.push({ record, since: this.#now() });
      if (this.#waiting.length > MOST_WAITING) this.#waiting = this.#waiting.slice(MOST_WAITING / 2);
    }
  }

  #again(): void {
    const oldest = this.#now() - WAITING_MS;
    this.#waiting = this.#waiting.filter(({ record, since }) => since >= oldest && !this.#deny(record));
  }

  /** False where it is not known whose denial it is. */
  #deny({ domain = '', blockers = '', path }: AuditRecord): boolean {
    const creator = this.#domains.get(domain);
    const plugin = creator === undefined ? undefined : this.#plugins.get(creator);
    if (plugin === undefined) return false;
    const key = `${blockers} ${path ?? ''}`;
    const told = this.#toldOf(plugin);
    if (told.keys.has(key)) return true;
    if (told.keys.size >= MOST_TOLD) {
      told.others += 1;
      return true;
    }
    told.keys.add(key);
    this.#tell({ plugin, permission: blockers, ...(path === undefined ? {} : { path }) });
    return true;
  }

  #toldOf(plugin: string): Told {
    const told = this.#told.get(plugin);
    if (told !== undefined && this.#now() - told.since < WINDOW_MS) return told;
    this.#tellOthers(plugin);
    const fresh = { since: this.#now(), keys: new Set<string>(), others: 0 };
    this.#told.set(plugin, fresh);
    return fresh;
  }

  #tellOthers(plugin: string): void {
    const others = this.#told.get(plugin)?.others ?? 0;
    this.#told.delete(plugin);
    if (others > 0) this.#tell({ plugin, permission: 'others', count: others });
  }
}
