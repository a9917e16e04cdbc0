import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chance } from '../../chaos/random.ts';
import { complaintsOf, complaintsOfLoading } from '../check-manifest.ts';
import { mutated } from '../mutate.ts';
import type { FuzzTarget } from './target.ts';

const root = join(import.meta.dirname, '..', '..', '..');

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

/** Broken manifests: they are read, and one in fifty goes through a whole kernel. */
export const manifests: FuzzTarget = {
  name: 'manifests',
  async complaintsOf(seed) {
    const text = manifestOfCase(seed);
    const complaints = complaintsOf(text);
    return seed % LOADED === 0 ? [...complaints, ...(await complaintsOfLoading(text))] : complaints;
  },
  show: (seed) => Promise.resolve(manifestOfCase(seed)),
};
