import { compareSchemas, contains, type Comparison } from '@plugwright/compat';
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

/** The verdict of the engine alone, where a question is about its time without that of the validators that confirm a witness. */
const alone = ({ old, new: next }: Comparison): string => ({ yes: 'compatible', no: 'breaking', unknown: 'unknown' })[contains(next, old).kind];

const whole = (comparison: Comparison): string => compareSchemas(comparison).verdict;

interface Case {
  readonly id: string;
  readonly make: Question;
  readonly ask: (comparison: Comparison) => string;
  /** Bound, ms. */
  readonly most: number;
  /** The right verdicts. */
  readonly right: readonly string[];
  readonly rounds: number;
}

/** Times of the engine, the bare compilation of both schemas by Ajv beside it; a verdict that is not right is an error. */
export async function benchSchemas(): Promise<{ readonly rows: readonly Row[]; readonly notes: readonly string[] }> {
  const megabytes = question(recursiveSet(definitionsOfMegabytes, 1), recursiveSet(definitionsOfMegabytes, 2));
  const thousand = question(thousandProperties(1), thousandProperties(2));
  const broken = question(thousandProperties(1), thousandPropertiesBroken());
  const pod = podDefinition();
  const cases: readonly Case[] = [
    { id: '1,000 properties, compatible', make: thousand, ask: alone, most: 10, right: ['compatible'], rounds: 15 },
    { id: '1,000 properties, breaking', make: broken, ask: alone, most: 10, right: ['breaking'], rounds: 15 },
    { id: 'a Kubernetes Pod, 1.12 to 1.13', make: pod, ask: alone, most: 100, right: ['breaking'], rounds: 15 },
    { id: 'the same, with a witness that two validators confirm', make: pod, ask: whole, most: 2000, right: ['breaking'], rounds: 3 },
    { id: 'a recursive set of megabytes', make: megabytes, ask: alone, most: 2000, right: ['compatible', 'unknown'], rounds: 3 },
  ];
  const rows: Row[] = [];
  const notes: string[] = [];
  for (const { id, make, ask, most, right, rounds } of cases) {
    const given = ask(make());
    if (!right.includes(given)) throw new Error(`${id}: ${given}, right is ${right.join(' or ')}`);
    notes.push(`${id}: ${given}.`);
    const floor = await timed(make, (asked) => [ajvOracle(asked.old), ajvOracle(asked.new)], 1, 1);
    rows.push(row(id, await timed(make, ask, rounds, Math.min(5, rounds)), 'ms', { most }, floor));
  }
  notes.push(
    `The recursive set: ${(JSON.stringify(megabytes().old).length / 1e6).toFixed(1)} MB of ${String(definitionsOfMegabytes)} definitions. Control: Ajv compiles both schemas.`,
  );
  return { rows, notes };
}
