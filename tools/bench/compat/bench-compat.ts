import { row, type Row } from '../measurement/row.ts';
import { accuracy, type Score } from './accuracy.ts';
import { benchSchemas } from './timing/bench-schemas.ts';
import { benchPeerTimes } from './timing/bench-peer-times.ts';
import { benchSpecs } from './timing/bench-specs.ts';

/** What to measure, and where. */
export interface BenchCompatOptions {
  readonly root: string;
  /** An empty folder. */
  readonly base: string;
  /** How long one call of a peer may take, ms. */
  readonly capMs: number;
  readonly report: (line: string) => void;
}

const total = ({ correct, unsound, otherwise, unknown, crashed, hung }: Score): number => correct + unsound + otherwise + unknown + crashed + hung;

/** A ratio to nothing says nothing. */
const control = (value: number): number | null => (value === 0 ? null : value);

function accuracyRows(scores: readonly Score[]): readonly Row[] {
  const ours = scores.filter(({ library }) => library === 'plugwright');
  const peersOf = (corpus: string): readonly Score[] => scores.filter((score) => score.corpus === corpus && score.library !== 'plugwright');
  return ours.flatMap((score) => {
    const best = Math.max(...peersOf(score.corpus).map(({ correct }) => correct));
    const share = (100 * score.correct) / Math.max(1, total(score));
    return [
      row(`${score.corpus}: undisputed cases not answered right`, 100 - share, '%', { most: 1 }, control(100 - (100 * best) / Math.max(1, total(score)))),
      row(
        `${score.corpus}: unsound verdicts`,
        score.unsound,
        'verdicts',
        { most: 0 },
        control(Math.min(...peersOf(score.corpus).map(({ unsound }) => unsound))),
      ),
    ];
  });
}

/** One line a library and corpus, all counts. */
const scoreNote = (score: Score): string =>
  `${score.corpus}, ${score.library}: ${String(score.correct)} of ${String(total(score))} right, ${String(score.unsound)} unsound, ${String(score.otherwise)} otherwise wrong, ${String(score.unknown)} unknown, ${String(score.crashed)} crashed, ${String(score.hung)} hung, ${(score.milliseconds / Math.max(1, total(score))).toFixed(2)} ms a case.`;

/** Runs the benchmark of compatibility; see docs/benchmarks.md for what each figure means. */
export async function benchCompat({
  root,
  base,
  capMs,
  report,
}: BenchCompatOptions): Promise<{ readonly rows: readonly Row[]; readonly notes: readonly string[] }> {
  report('schemas');
  const schemas = await benchSchemas();
  report('peers on the same schemas');
  const peerNotes = await benchPeerTimes(capMs);
  report('specs');
  const specs = await benchSpecs(root, base);
  report('corpora');
  const scores = await accuracy(capMs, report);
  return {
    rows: [...schemas.rows, ...specs.rows, ...accuracyRows(scores)],
    notes: [...schemas.notes, ...peerNotes, ...specs.notes, ...scores.map(scoreNote), `Node ${process.version}; the control of a share is the best peer.`],
  };
}
