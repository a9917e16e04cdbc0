import type { SealedEntry } from '../chain.ts';
import type { Block } from './block-store.ts';

const ENTRIES_A_BLOCK = 1_000;

/** Entries that follow each other, in blocks. */
export function blocksOf(entries: readonly SealedEntry[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < entries.length; start += ENTRIES_A_BLOCK) {
    const part = entries.slice(start, start + ENTRIES_A_BLOCK);
    let body = '';
    let newest = 0;
    for (const { entry, line } of part) {
      body += `${line}\n`;
      newest = Math.max(newest, entry.at);
    }
    const first = part[0]?.entry.seq ?? 0;
    blocks.push({ first, last: first + part.length - 1, newest, body });
  }
  return blocks;
}
