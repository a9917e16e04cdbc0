import type { Schema } from '@plugwright/spec';
import type { Random } from '../random.ts';
import { mutations } from './mutations.ts';
import { positionsOf, replaceAt } from './positions.ts';
import { rewritings } from './rewritings.ts';
import { randomDocument } from './schema.ts';

/** A question for the engine: is everything that `narrower` accepts accepted by `wider`? */
export interface Pair {
  readonly wider: Schema;
  readonly narrower: Schema;
}

/** The document with one change somewhere; unchanged when none of a few tries applies. */
function changed(document: Schema, random: Random, changes: readonly ((schema: Exclude<Schema, boolean>, random: Random) => Schema | undefined)[]): Schema {
  for (let tries = 0; tries < 8; tries += 1) {
    const { path, schema } = random.pick(positionsOf(document));
    if (typeof schema === 'boolean') continue;
    const replacement = random.pick(changes)(schema, random);
    if (replacement !== undefined && (path.length === 0 || !JSON.stringify(replacement).includes('"$defs"'))) return replaceAt(document, path, replacement);
  }
  return document;
}

function related(document: Schema, random: Random): Schema {
  let other = document;
  const changes = 1 + random.below(3);
  for (let count = 0; count < changes; count += 1) other = changed(other, random, random.chance(0.3) ? rewritings : mutations);
  return other;
}

/** Two schemas, mostly one a small change of the other, in either order; some unrelated. */
export function randomPair(random: Random): Pair {
  const one = randomDocument(random, 1 + random.below(2));
  const other = random.chance(0.08) ? randomDocument(random, 1 + random.below(2)) : related(one, random);
  return random.chance(0.5) ? { wider: one, narrower: other } : { wider: other, narrower: one };
}
