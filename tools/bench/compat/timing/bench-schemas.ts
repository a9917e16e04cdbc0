import { compareSchemas, type Comparison } from '@plugwright/compat';
import { ajvOracle, kubernetesPairs } from '@plugwright/compat/testing';
import type { Schema } from '@plugwright/spec';
import { row, type Row } from '../../measurement/row.ts';
import { recursiveSet } from './recursive-set.ts';
import { thousandProperties, thousandPropertiesBroken } from './thousand-properties.ts';
import { timed } from './timed.ts';

type Question = () => Comparison;

const question = (old: Schema, next: Schema): Question => {
  // Fresh objects for each round, so that nothing remembered by identity shortens the work.
  const text = JSON.stringify({ old, new: next });
  return () => JSON.parse(text) as Comparison;
};

function podDefinition(): Question {
  const pod = kubernetesPairs().find(({ name }) => name === 'io.k8s.api.core.v1.Pod');
  if (pod === undefined) throw new Error('the corpus has no Pod');
  return question(pod.old, pod.new);
}

const definitionsOfMegabytes = 4000;

/** Times of the engine, the bare compilation of both schemas by Ajv beside it; a verdict that is not the expected one is an error. */
export async function benchSchemas(): Promise<{ readonly rows: readonly Row[]; readonly notes: readonly string[] }> {
  const megabytes = question(recursiveSet(definitionsOfMegabytes, 1), recursiveSet(definitionsOfMegabytes, 2));
  const cases = [
    { id: '1,000 properties, compatible', make: question(thousandProperties(1), thousandProperties(2)), most: 10, verdict: 'compatible', rounds: 15 },
    {
      id: '1,000 properties, breaking, with witness',
      make: question(thousandProperties(1), thousandPropertiesBroken()),
      most: 100,
      verdict: 'breaking',
      rounds: 15,
    },
    { id: 'a Kubernetes Pod, 1.12 to 1.13', make: podDefinition(), most: 100, verdict: 'breaking', rounds: 9 },
    { id: 'a recursive set of megabytes', make: megabytes, most: 2000, verdict: undefined, rounds: 3 },
  ] as const;
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const { id, make, most, verdict, rounds } of cases) {
    const given = compareSchemas(make());
    if (verdict !== undefined && given.verdict !== verdict)
      throw new Error(`${id}: ${given.verdict}, ${verdict} is right: ${JSON.stringify(given.reasons).slice(0, 500)}`);
    notes.push(`${id}: ${given.verdict}, declared ${given.declared.verdict}.`);
    const floor = await timed(make, (asked) => [ajvOracle(asked.old), ajvOracle(asked.new)], Math.min(rounds, 5), 1);
    rows.push(row(id, await timed(make, compareSchemas, rounds), 'ms', { most }, floor));
  }
  notes.push(
    `The recursive set: ${(JSON.stringify(megabytes().old).length / 1e6).toFixed(1)} MB of ${String(definitionsOfMegabytes)} definitions. Control: Ajv compiles both schemas.`,
  );
  return { rows, notes };
}
