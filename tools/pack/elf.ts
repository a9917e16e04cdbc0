/** What a program says of itself in its ELF header. */
export interface ElfHeader {
  /** The number of its processor. */
  readonly machine: number;
  /** Whether it needs a dynamic linker, and so the C library of the machine that it runs on. */
  readonly isDynamic: boolean;
}

const PT_INTERP = 3;

/** Read the header of a 64-bit little-endian ELF file; undefined where it is none. */
export function readElf(bytes: Buffer): ElfHeader | undefined {
  if (bytes.length < 64 || bytes.toString('latin1', 0, 6) !== '\u007fELF\u0002\u0001') return undefined;
  const [start, size, count] = [Number(bytes.readBigUInt64LE(32)), bytes.readUInt16LE(54), bytes.readUInt16LE(56)];
  if (start + size * count > bytes.length) return undefined;
  const segments = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(start + size * index));
  return { machine: bytes.readUInt16LE(18), isDynamic: segments.includes(PT_INTERP) };
}
