import type { Json } from '@plugwright/spec';
import { translate } from '../../src/schema/dialect/index.ts';
import { corpora } from '../corpora/load-corpora.ts';
import { examinePair, type Engine } from '../soundness/examine-pair.ts';
import { pairOf } from '../soundness/examine-range.ts';
import { Random } from '../random.ts';
import type { Pair } from '../generate/pair.ts';

/** How an engine was caught that ignores a keyword of the wider schema; `by` is absent for a survivor. */
export interface Mutant {
  readonly keyword: string;
  readonly by?: string;
}

/** Pairs of a seed to try before a mutant counts as a survivor. */
const generatedPairs = 20_000;
const seed = 77;

const speaksOf = ({ wider }: Pair, keyword: string): boolean => JSON.stringify(wider).includes(`"${keyword}":`);

const corporaAsked = ['jsoncompat', 'membership', 'membership 2019-09'];

/** The corpora's pairs that are labelled breaking, as 2020-12. */
function breakingPairs(): readonly (Pair & { readonly name: string })[] {
  return corporaAsked
    .flatMap((corpus) => corpora[corpus]?.() ?? [])
    .filter(({ expected }) => expected === 'breaking')
    .flatMap(({ corpus, name, old, new: next, dialect }) => {
      const [narrower, wider] = [translate(old, dialect), translate(next, dialect)];
      return 'reason' in narrower || 'reason' in wider ? [] : [{ name: `${corpus}: ${name}`, wider: wider.schema, narrower: narrower.schema }];
    });
}

async function isUnsound(pair: Pair, engine: Engine): Promise<Json | undefined> {
  const { finding } = await examinePair(pair, engine, new Random(1), 200, false);
  return finding?.kind === 'unsound' ? finding.value : undefined;
}

/** Disables the check of each keyword in turn and looks for an unsound yes, in the corpora first, then in generated pairs. */
export async function mutants(keywords: readonly string[], engineIgnoring: (keyword: string) => Engine): Promise<readonly Mutant[]> {
  const labelled = breakingPairs();
  const found: Mutant[] = [];
  for (const keyword of keywords) {
    const engine = engineIgnoring(keyword);
    found.push({ keyword, ...(await caughtBy(keyword, engine, labelled)) });
  }
  return found;
}

async function caughtBy(keyword: string, engine: Engine, labelled: readonly (Pair & { readonly name: string })[]): Promise<{ readonly by?: string }> {
  for (const pair of labelled) {
    if (speaksOf(pair, keyword) && (await isUnsound(pair, engine)) !== undefined) return { by: pair.name };
  }
  for (let index = 0; index < generatedPairs; index += 1) {
    const pair = pairOf(seed, index);
    if (speaksOf(pair, keyword) && (await isUnsound(pair, engine)) !== undefined) return { by: `pair ${String(index)} of seed ${String(seed)}` };
  }
  return {};
}
