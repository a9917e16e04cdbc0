import { applyDefaults, type ManifestOperation } from '@plugwright/manifest';
import type { StubRules } from '@plugwright/sdk/stub';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidValues } from '../arbitraries/invalid-values.ts';
import { validValues } from '../arbitraries/valid-values.ts';
import { completePeers } from '../peers/complete-peers.ts';
import { loadPeers, type Peers } from '../peers/load-peers.ts';
import { keeperOf, outcomeOf, uploading } from './outcome.ts';
import { sampleConfig } from './sample-config.ts';
import { chosenSeed } from './seed.ts';
import type { AnyStub, Subject } from './subject.ts';

const RUNS = 50;
/** How many calls out a failing kernel lets through first, and how many items of the one that fails. */
const MAX_SPARED = 3;
const MAX_ITEMS = 3;
const MAX_UPLOADED = 5;

interface Trial {
  readonly name: string;
  readonly operation: ManifestOperation;
  readonly rules: StubRules;
  readonly parameters: fc.Parameters<unknown>;
  readonly fresh: () => AnyStub;
}

/** What a caller may stream with a call; nothing where nothing is taken. */
function uploads({ stream }: ManifestOperation): fc.Arbitrary<unknown[] | undefined> {
  return stream?.upload === undefined ? fc.constant(undefined) : fc.array(validValues(stream.upload), { maxLength: MAX_UPLOADED });
}

async function checkValid({ name, operation, rules, parameters, fresh }: Trial): Promise<void> {
  const keep = keeperOf(rules.manifest, name, operation);
  const property = fc.asyncProperty(validValues(operation.input), uploads(operation), async (input, upload) => {
    keep(await outcomeOf(fresh().call(name, input, uploading(upload))));
  });
  await fc.assert(property, parameters as fc.Parameters<[unknown, unknown[] | undefined]>);
}

async function checkFailingKernel({ name, operation, rules, parameters, fresh }: Trial): Promise<void> {
  const keep = keeperOf(rules.manifest, name, operation);
  const methods = fc.constantFrom(...Object.keys(rules.surface));
  const property = fc.asyncProperty(
    validValues(operation.input),
    methods,
    fc.nat({ max: MAX_SPARED }),
    uploads(operation),
    fc.option(fc.nat({ max: MAX_ITEMS }), { nil: undefined }),
    async (input, method, after, upload, items) => {
      const stub = fresh();
      const { download, upload: taken } = rules.surface[method] ?? {};
      const inTheMiddle = items !== undefined && (download ?? taken) !== undefined;
      stub.fault(method, { error: 'core/unavailable', after, ...(inTheMiddle ? { items } : {}) });
      keep(await outcomeOf(stub.call(name, input, uploading(upload))));
    },
  );
  await fc.assert(property, parameters as fc.Parameters<[unknown, string, number, unknown[] | undefined, number | undefined]>);
}

async function checkInvalid({ name, operation, parameters, fresh }: Trial): Promise<void> {
  const wrong = invalidValues(operation.input, { received: (value) => applyDefaults(operation.input, value) });
  if (wrong === undefined) {
    // Everything is allowed in: then a call must never be refused for its input.
    const property = fc.asyncProperty(validValues(operation.input), async (input) => {
      expect(await outcomeOf(fresh().call(name, input))).not.toMatchObject({ code: 'core/invalid' });
    });
    await fc.assert(property, parameters);
    return;
  }
  const property = fc.asyncProperty(wrong, async (input) => {
    const stub = fresh();
    expect(await outcomeOf(stub.call(name, input))).toMatchObject({ code: 'core/invalid' });
    expect(stub.records().filter(({ direction }) => direction === 'out')).toEqual([]);
  });
  await fc.assert(property, parameters);
}

/**
 * Tests: what the spec says holds for values that nobody thought of. The seed is always the same unless `FC_SEED`
 * gives another; a failure prints it with the smallest value that fails.
 */
export function describeProperties({ createStubKernel, pluginFolder, runs = RUNS }: Subject & { readonly runs?: number }): void {
  const seed = chosenSeed();
  describe(`properties (FC_SEED=${String(seed)})`, () => {
    const rules = createStubKernel().declaration;
    const operations = Object.entries(rules.manifest.operations);
    const config = sampleConfig(rules.manifest);
    let scripts: Peers = {};
    beforeAll(async () => {
      scripts = completePeers(rules, await loadPeers(pluginFolder));
    });
    const trial = (name: string, operation: ManifestOperation): Trial => {
      return { name, operation, rules, parameters: { seed, numRuns: runs, includeErrorInReport: true }, fresh: () => createStubKernel({ scripts, config }) };
    };

    it('hold for every operation of the plugin', () => {
      expect(operations.map(([name]) => name).sort()).toEqual([...rules.manifest.coordination.exposesMethods].sort());
    });

    for (const [name, operation] of operations) {
      it(`${name}: valid input comes to an output that fits, or to a declared error`, async () => {
        await checkValid(trial(name, operation));
      });
      it(`${name}: invalid input is refused and does nothing`, async () => {
        await checkInvalid(trial(name, operation));
      });
      if (Object.keys(rules.surface).length === 0) continue;
      it(`${name}: a kernel that fails it makes no undeclared error of it`, async () => {
        await checkFailingKernel(trial(name, operation));
      });
    }
  });
}
