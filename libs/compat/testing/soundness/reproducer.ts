import { Random } from '../random.ts';
import { examinePair, type Engine, type Finding } from './examine-pair.ts';
import { shrinkPair } from './shrink-pair.ts';

/** The finding in its smallest form: the same kind of failure, shown by the fewest keywords. */
export async function reproducer(finding: Finding, engine: Engine, samples = 300): Promise<Finding> {
  let smallest = finding;
  await shrinkPair(finding.pair, async (pair) => {
    const { finding: again } = await examinePair(pair, engine, new Random(1), samples, true);
    if (again?.kind !== finding.kind) return false;
    smallest = again;
    return true;
  });
  return smallest;
}
