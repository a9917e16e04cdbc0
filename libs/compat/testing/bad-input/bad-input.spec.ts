import { afterAll, describe, expect, it } from 'vitest';
import { compareSchemas, createGuard } from '../../src/index.ts';
import { badInputs } from './bad-inputs.ts';

/** The cap of the guard is 2 s; the rest is for a process that starts anew, on a machine that does other things, too. */
const withinMs = 2000 + 8000;

/** Families of which some questions may only be asked in the guard's process, which ends them. */
const costly = new Set(['patterns', 'exponential', 'enormous']);

const families = Object.entries(badInputs);

describe.each(families)('bad input of the kind %s', (_, inputs) => {
  const guard = createGuard();
  afterAll(() => guard.close());

  it.each(inputs().map((input) => [input.name, input] as const))('%s has one clear answer in time', async (_name, { old, new: next, verdicts }) => {
    const start = performance.now();
    const { verdict, reasons, witness } = await guard.compare({ old, new: next, direction: 'input' });
    expect(performance.now() - start).toBeLessThan(withinMs);
    expect(verdicts).toContain(verdict);
    expect(verdict === 'unknown').toBe(reasons.length > 0 && witness === undefined);
    expect(verdict === 'breaking').toBe(witness !== undefined);
  });
});

describe.each(families.filter(([family]) => !costly.has(family)))('bad input of the kind %s, without a process of its own', (_, inputs) => {
  it.each(inputs().map((input) => [input.name, input] as const))('%s does not throw', (_name, { old, new: next, verdicts }) => {
    expect(verdicts).toContain(compareSchemas({ old, new: next, direction: 'input' }).verdict);
  });
});
