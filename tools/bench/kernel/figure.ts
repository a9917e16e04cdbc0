import type { PluginBed } from '../../laid-plugins/lay-plugins.ts';
import type { Row } from '../measurement/row.ts';

/** What a figure is measured with. */
export interface BenchParts {
  /** An empty folder of its own, which the users of plugins can reach. */
  readonly folder: string;
  readonly bed: PluginBed;
  /** Rounds of a figure that takes moments; one that takes seconds makes fewer. */
  readonly rounds: number;
  /** Calls of a round where many are made: 1 for all, less for a quick look. */
  readonly scale: number;
  readonly say: (line: string) => void;
}

/** What a figure found. */
export interface Figures {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

/** One group of figures that are measured side by side. */
export interface Figure {
  readonly name: string;
  measure(parts: BenchParts): Promise<Figures>;
}
