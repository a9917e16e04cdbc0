import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chance } from '../chaos/random.ts';
import { complaintsOf, complaintsOfLoading } from './check-manifest.ts';
import { mutated } from './mutate.ts';

const root = join(import.meta.dirname, '..', '..');

/** Good manifests of this repository, to be broken. */
const good = globSync(['plugins/*/plugin.manifest.json', 'libs/kernel/fixtures/plugins/*/plugin.manifest.json'], { cwd: root })
  .sort()
  .map((file) => readFileSync(join(root, file), 'utf8'));

/** One in so many goes on to a kernel. */
const LOADED = 50;

/** The broken manifest of a seed. */
export function manifestOfCase(seed: number): string {
  const chance = new Chance(seed);
  return mutated(chance.pick(good), chance);
}

/** What is wrong with how the kernel takes the broken manifest of a seed. */
export async function runCase(seed: number): Promise<readonly string[]> {
  try {
    const text = manifestOfCase(seed);
    const complaints = complaintsOf(text);
    return seed % LOADED === 0 ? [...complaints, ...(await complaintsOfLoading(text))] : complaints;
  } catch (error) {
    return [`it threw ${error instanceof Error ? (error.stack ?? error.message).slice(0, 1_000) : String(error)}`];
  }
}
