import type { Load } from '../load.ts';
import { cellName, type Cell } from './cells.ts';
import { strike, type Ring } from './strike.ts';

/** What came of the table. */
export interface TableOutcome {
  /** The blows, in their order. */
  readonly sequence: readonly string[];
  /** How many arrows each mishap struck. */
  readonly struck: Readonly<Record<string, number>>;
  /** What was wrong, with the blow after which it was. */
  readonly problems: readonly string[];
}

/** What a run shares with its table. */
export interface Course {
  readonly load: Load;
  /** Says something now and then only. */
  readonly tell: (line: string) => void;
  readonly say: (line: string) => void;
  /** From which number on events were published while something went wrong. */
  readonly begun: [number, string][];
}

/** Strike so many times, one after the other. */
export async function throughTable(cells: readonly Cell[], ring: Ring, { load, tell, say, begun }: Course): Promise<TableOutcome> {
  const struck: Record<string, number> = {};
  const problems: string[] = [];
  for (const [index, cell] of cells.entries()) {
    tell(`blow ${String(index + 1)} of ${String(cells.length)}: ${cellName(cell)}`);
    begun.push([load.numbers, cellName(cell)]);
    const before = load.wrong.length;
    const found = [...(await strike(cell, ring)), ...load.wrong.slice(before)];
    if (found.length === 0) struck[cell.mishap.name] = (struck[cell.mishap.name] ?? 0) + 1;
    else {
      problems.push(`${cellName(cell)}: ${found.join('; ')}`);
      say(problems.at(-1) ?? '');
    }
  }
  return { sequence: cells.map(cellName), struck, problems };
}
