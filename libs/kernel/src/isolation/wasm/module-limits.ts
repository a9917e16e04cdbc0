/** Bytes of a page of linear memory. */
export const PAGE_BYTES = 65_536;

/** Elements that a table may have; they lie in the memory of the host. */
const MOST_ELEMENTS = 100_000;

const TABLES = 4;
const MEMORIES = 5;
const PREAMBLE_BYTES = 8;

/** Reads a module from front to back. */
class Reader {
  at: number;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Error('the module ends too early');
    this.at += 1;
    return byte;
  }

  /** An unsigned LEB128 number of 32 bits. */
  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new Error('the module has a number that is too long');
  }
}

function encoded(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

/** Limits with a maximum that is no greater than the one that is allowed. */
function limited(reader: Reader, allowed: number, what: string): number[] {
  const flags = reader.byte();
  if (flags > 1) throw new Error(`its ${what} is shared or of 64 bits, which level wasm does not have`);
  const least = reader.number();
  const most = flags === 1 ? reader.number() : Infinity;
  if (least > allowed) throw new Error(`its ${what} begins with ${String(least)} and may have ${String(allowed)}`);
  return [1, ...encoded(least), ...encoded(Math.min(most, allowed))];
}

function section(id: number, reader: Reader, maxPages: number): number[] {
  const count = reader.number();
  const items: number[] = [];
  for (let index = 0; index < count; index += 1) {
    if (id === MEMORIES) {
      items.push(...limited(reader, maxPages, 'memory in pages of 64 KiB'));
      continue;
    }
    const type = reader.byte();
    // References to functions, and to things of the host.
    if (type !== 0x70 && type !== 0x6f) throw new Error('it has a table of a kind that level wasm does not have');
    items.push(type, ...limited(reader, MOST_ELEMENTS, 'table in elements'));
  }
  return [...encoded(count), ...items];
}

/**
 * The same module with memories and tables that cannot grow beyond what they may: what a module declares itself would be no limit.
 * @throws Error with a reason for a person where it needs more, or is no module
 */
export function withLimits(bytes: Uint8Array, maxPages: number): Uint8Array<ArrayBuffer> {
  const reader = new Reader(bytes, PREAMBLE_BYTES);
  const pieces: Uint8Array[] = [bytes.subarray(0, PREAMBLE_BYTES)];
  while (reader.at < bytes.length) {
    const start = reader.at;
    const id = reader.byte();
    const size = reader.number();
    const end = reader.at + size;
    if (end > bytes.length) throw new Error('the module ends too early');
    if (id === TABLES || id === MEMORIES) {
      const body = section(id, new Reader(bytes.subarray(0, end), reader.at), maxPages);
      pieces.push(Uint8Array.from([id, ...encoded(body.length), ...body]));
    } else {
      pieces.push(bytes.subarray(start, end));
    }
    reader.at = end;
  }
  return Uint8Array.from(Buffer.concat(pieces));
}
