import type { WasmMemory } from './web-assembly.ts';

/** The part of WASI preview 1 that needs nothing of the machine: what a module prints, clocks, random bytes, and no arguments, variables or files. */
export interface WasiSurroundings {
  memory(): WasmMemory;
  onOutput(stream: 'stdout' | 'stderr', text: Buffer): void;
  /** The module wants to end; does not return. */
  onExit(code: number): never;
}

const SUCCESS = 0;
const BAD_DESCRIPTOR = 8;
const INVALID = 28;

/** More random bytes are not to be had at once. */
const RANDOM_BYTES = 65_536;

/** Functions by their names in `wasi_snapshot_preview1`. */
export function wasiImports(around: WasiSurroundings): Readonly<Record<string, (...values: never[]) => number | undefined>> {
  const view = (): DataView => new DataView(around.memory().buffer);
  const bytes = (at: number, length: number): Uint8Array => new Uint8Array(around.memory().buffer, at >>> 0, length >>> 0);
  const nothing = (count: number, size: number): number => {
    view().setUint32(count >>> 0, 0, true);
    view().setUint32(size >>> 0, 0, true);
    return SUCCESS;
  };
  const badDescriptor = (): number => BAD_DESCRIPTOR;
  return {
    fd_write(fd: number, vectors: number, count: number, written: number): number {
      if (fd !== 1 && fd !== 2) return BAD_DESCRIPTOR;
      const memory = view();
      let total = 0;
      for (let index = 0; index < count >>> 0; index += 1) {
        const at = (vectors >>> 0) + index * 8;
        const piece = bytes(memory.getUint32(at, true), memory.getUint32(at + 4, true));
        total += piece.length;
        if (piece.length > 0) around.onOutput(fd === 1 ? 'stdout' : 'stderr', Buffer.from(piece));
      }
      memory.setUint32(written >>> 0, total, true);
      return SUCCESS;
    },
    random_get(at: number, length: number): number {
      for (let done = 0; done < length >>> 0; done += RANDOM_BYTES)
        crypto.getRandomValues(bytes(at + done, Math.min(RANDOM_BYTES, (length >>> 0) - done)) as Uint8Array<ArrayBuffer>);
      return SUCCESS;
    },
    clock_time_get(clock: number, _precision: bigint, at: number): number {
      if (clock !== 0 && clock !== 1) return INVALID;
      const nanoseconds = clock === 0 ? BigInt(Date.now()) * 1_000_000n : BigInt(Math.round(performance.now() * 1e6));
      view().setBigUint64(at >>> 0, nanoseconds, true);
      return SUCCESS;
    },
    clock_res_get(_clock: number, at: number): number {
      view().setBigUint64(at >>> 0, 1_000_000n, true);
      return SUCCESS;
    },
    args_sizes_get: nothing,
    args_get: () => SUCCESS,
    environ_sizes_get: nothing,
    environ_get: () => SUCCESS,
    sched_yield: () => SUCCESS,
    proc_exit: (code: number) => around.onExit(code),
    fd_close: badDescriptor,
    fd_fdstat_get: badDescriptor,
    fd_prestat_get: badDescriptor,
    fd_prestat_dir_name: badDescriptor,
    fd_read: badDescriptor,
    fd_seek: badDescriptor,
  };
}
