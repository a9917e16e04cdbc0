/** An inclusive range of code points. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * The Unicode scalar values cut into classes that an automaton does not tell apart.
 * Segment `i` covers `starts[i]` to `starts[i + 1] - 1` and belongs to class `classes[i]`;
 * the surrogates are a segment of class -1, for no JSON text in UTF-8 holds one alone.
 */
export interface Alphabet {
  readonly starts: readonly number[];
  readonly classes: readonly number[];
  readonly count: number;
}

export const MAX_CODE_POINT = 0x10ffff;
const SURROGATE_FIRST = 0xd800;
const SURROGATE_LAST = 0xdfff;

/** Builds an alphabet from segment starts and a label for each; segments of one label share a class. */
function fromLabels(starts: readonly number[], labelOf: (start: number) => string): Alphabet {
  const numbers = new Map<string, number>();
  const outStarts: number[] = [];
  const classes: number[] = [];
  for (const start of starts) {
    let place = -1;
    if (start < SURROGATE_FIRST || start > SURROGATE_LAST) {
      const label = labelOf(start);
      place = numbers.get(label) ?? numbers.size;
      numbers.set(label, place);
    }
    if (classes.at(-1) !== place) {
      outStarts.push(start);
      classes.push(place);
    }
  }
  return { starts: outStarts, classes, count: numbers.size };
}

function sortedStarts(points: Iterable<number>): number[] {
  const kept = new Set<number>([0, SURROGATE_FIRST, SURROGATE_LAST + 1]);
  for (const point of points) if (point <= MAX_CODE_POINT) kept.add(point);
  return [...kept].sort((left, right) => left - right);
}

/** The coarsest alphabet that tells each of the sets apart, and the classes each set holds. */
export function alphabetOf(sets: readonly (readonly Range[])[]): {
  alphabet: Alphabet;
  members: readonly (readonly number[])[];
} {
  const points: number[] = [];
  for (const set of sets) for (const { min, max } of set) points.push(min, max + 1);
  const starts = sortedStarts(points);
  const indexOf = new Map(starts.map((start, index) => [start, index]));
  const labels = starts.map((): number[] => []);
  sets.forEach((set, number) => {
    for (const { min, max } of set) {
      const end = max >= MAX_CODE_POINT ? starts.length : (indexOf.get(max + 1) ?? starts.length);
      for (let index = indexOf.get(min) ?? 0; index < end; index += 1) labels[index]?.push(number);
    }
  });
  const alphabet = fromLabels(starts, (start) => (labels[indexOf.get(start) ?? 0] ?? []).join());
  const holds = sets.map(() => new Set<number>());
  alphabet.starts.forEach((start, segment) => {
    const place = alphabet.classes[segment] ?? -1;
    if (place >= 0) for (const number of labels[indexOf.get(start) ?? 0] ?? []) holds[number]?.add(place);
  });
  return { alphabet, members: holds.map((set) => [...set]) };
}

function segmentAt({ starts }: Alphabet, point: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The class of a code point; -1 for a surrogate. */
export function classAt(alphabet: Alphabet, point: number): number {
  return alphabet.classes[segmentAt(alphabet, point)] ?? -1;
}

/** The common refinement of two alphabets, with the class of each side that every new class lies in. */
export function refine(left: Alphabet, right: Alphabet): { alphabet: Alphabet; lefts: number[]; rights: number[] } {
  const starts = sortedStarts([...left.starts, ...right.starts]);
  const pairOf = (start: number): readonly [number, number] => [classAt(left, start), classAt(right, start)];
  const alphabet = fromLabels(starts, (start) => pairOf(start).join());
  const lefts = new Array<number>(alphabet.count).fill(0);
  const rights = new Array<number>(alphabet.count).fill(0);
  alphabet.starts.forEach((start, segment) => {
    const place = alphabet.classes[segment] ?? -1;
    if (place < 0) return;
    const [l, r] = pairOf(start);
    lefts[place] = l;
    rights[place] = r;
  });
  return { alphabet, lefts, rights };
}

/** The alphabet with its classes renamed; classes given the same number become one. */
export function mergeClasses(alphabet: Alphabet, renamed: readonly number[]): Alphabet {
  return fromLabels(alphabet.starts, (start) => String(renamed[classAt(alphabet, start)] ?? -1));
}

/** The code points of a class, as ranges in order. */
export function* rangesOf(alphabet: Alphabet, place: number): Generator<Range> {
  for (let segment = 0; segment < alphabet.starts.length; segment += 1) {
    if (alphabet.classes[segment] !== place) continue;
    yield { min: alphabet.starts[segment] ?? 0, max: (alphabet.starts[segment + 1] ?? MAX_CODE_POINT + 1) - 1 };
  }
}
