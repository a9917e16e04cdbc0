import { failure } from '../failure.ts';
import type { Service, ServiceState } from './service.ts';

interface Entry {
  readonly key: string;
  readonly value: unknown;
}

const BYTES_PER_MIB = 1_048_576;
/** What the real kernel grants a plugin that names no limit. */
const DEFAULT_DISK_MB = 64;
// SQLite's order, which the real kernel pages by: by UTF-8 bytes, not by UTF-16 units.
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const size = (key: string, value: unknown): number => Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(value));

/** Bytes that the entry at `key` takes at present. */
function taken(state: ServiceState, key: string): number {
  return state.storage.has(key) ? size(key, state.storage.get(key)) : 0;
}

function store(state: ServiceState, entries: readonly Entry[]): void {
  const added = new Map(entries.map(({ key, value }) => [key, value]));
  let bytes = state.storedBytes;
  for (const [key, value] of added) bytes += size(key, value) - taken(state, key);
  const limit = state.manifest.resources.maxDiskMB ?? DEFAULT_DISK_MB;
  if (bytes > limit * BYTES_PER_MIB) {
    throw failure(state.manifest, 'core/limit-exceeded', { limit: `${String(limit)} MiB of storage` });
  }
  for (const [key, value] of added) state.storage.set(key, value);
  state.storedBytes = bytes;
}

function forget(state: ServiceState, key: string): boolean {
  state.storedBytes -= taken(state, key);
  return state.storage.delete(key);
}

/** `kernel/storage.*`: a map, gone with the stub but not with a crash of the plugin. */
export const storage: Service = {
  get: (state: ServiceState, { key }: { key: string }) => (state.storage.has(key) ? { value: state.storage.get(key) } : {}),
  set: (state: ServiceState, { entries }: { entries: readonly Entry[] }) => {
    store(state, entries);
    return {};
  },
  delete: (state: ServiceState, { keys = [] }: { keys?: readonly string[] }) => ({ deleted: keys.filter((key) => forget(state, key)).length }),
  list: (state: ServiceState, { prefix = '', after, limit = 100 }: { prefix?: string; after?: string; limit?: number }) => {
    const keys = [...state.storage.keys()].filter((key) => key.startsWith(prefix) && (after === undefined || byBytes(key, after) > 0)).sort(byBytes);
    const page = keys.slice(0, limit);
    const last = page.at(-1);
    const entries = page.map((key) => ({ key, value: state.storage.get(key) }));
    return keys.length > page.length && last !== undefined ? { entries, next: last } : { entries };
  },
};
