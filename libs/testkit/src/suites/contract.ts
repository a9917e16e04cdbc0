import { applyDefaults } from '@plugwright/manifest';
import type { StubRules } from '@plugwright/sdk/stub';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalidValues } from '../arbitraries/invalid-values.ts';
import { validValues } from '../arbitraries/valid-values.ts';
import { loadPeers, type Peers } from '../peers/load-peers.ts';
import { withRealKernel } from '../real-kernel/real-kernel.ts';
import { pluginSetup, probeSetup } from '../real-kernel/setups.ts';
import { expectExample } from './examples.ts';
import { kernelOutcome, outcomeOf, type StreamedOutcome, streamedOutcomeOf, uploading } from './outcome.ts';
import { sampleConfig } from './sample-config.ts';
import { chosenSeed } from './seed.ts';
import type { Examples, Subject } from './subject.ts';

const WRONG_INPUTS = 5;

/** What two kernels must agree on: the items, and the output or the code; how they put an error into words is their own. */
function comparable({ outcome, items }: StreamedOutcome): unknown {
  return { items, outcome: 'output' in outcome ? outcome : { code: outcome.code } };
}

/** Calls that the plugin does not declare, and declared ones with input that does not fit. */
function refusedCalls({ manifest, surface }: StubRules): { method: string; data: unknown; code: string }[] {
  const undeclared = ['kernel/nothing.get', 'kernel/storage.get', 'kernel/events.publish', 'nobody/anything', `${manifest.id}/probe`].filter(
    (method) => !Object.hasOwn(surface, method),
  );
  const declared = Object.entries(surface).flatMap(([method, { input }]) => {
    const wrong = invalidValues(input, { received: (value) => applyDefaults(input, value) });
    return wrong === undefined ? [] : fc.sample(wrong, { numRuns: 1, seed: chosenSeed() }).map((data) => ({ method, data, code: 'core/invalid' }));
  });
  return [...undeclared.map((method) => ({ method, data: {}, code: 'core/forbidden' })), ...declared];
}

/** Tests: the stub kernel and the real one agree about the plugin, so that what its tests show on the stub is true. */
export function describeContract({ createStubKernel, examples, pluginFolder }: Subject & { readonly examples: Examples }): void {
  describe('contract of stub and real kernel', () => {
    const rules = createStubKernel().declaration;
    const { manifest } = rules;
    const config = sampleConfig(manifest);
    let scripts: Peers = {};
    beforeAll(async () => {
      scripts = await loadPeers(pluginFolder);
    });

    it('both have every operation, and refuse what is none and input that does not fit', async () => {
      await withRealKernel(pluginSetup(rules, pluginFolder, scripts), async (kernel) => {
        expect(kernel.ps().find(({ id }) => id === manifest.id)).toMatchObject({ state: 'ready', operations: Object.keys(manifest.operations).sort() });
        const stub = createStubKernel({ scripts, config });
        for (const name of ['no-such-operation', 'constructor', '__proto__']) {
          expect(await outcomeOf(kernel.call(manifest.id, name, {}))).toMatchObject({ code: 'core/not-found' });
          expect(await outcomeOf(stub.call(name, {}))).toMatchObject({ code: 'core/not-found' });
        }
        for (const [name, { input }] of Object.entries(manifest.operations)) {
          const wrong = invalidValues(input, { received: (value) => applyDefaults(input, value) });
          for (const value of wrong === undefined ? [] : fc.sample(wrong, { numRuns: WRONG_INPUTS, seed: chosenSeed() })) {
            expect(await outcomeOf(kernel.call(manifest.id, name, value))).toMatchObject({ code: 'core/invalid' });
            expect(await outcomeOf(stub.call(name, value))).toMatchObject({ code: 'core/invalid' });
          }
          if (wrong !== undefined) continue;
          const [any] = fc.sample(validValues(input), { numRuns: 1, seed: chosenSeed() });
          expect(await outcomeOf(kernel.call(manifest.id, name, any))).not.toMatchObject({ code: 'core/not-found' });
        }
      });
    });

    it('both refuse the calls that the plugin may not make', async () => {
      const stub = createStubKernel({ scripts, config });
      await withRealKernel(probeSetup(rules, pluginFolder, scripts), async (kernel) => {
        for (const { method, data, code } of refusedCalls(rules)) {
          expect({ method, outcome: await outcomeOf(kernel.call(manifest.id, 'probe', { method, data })) }).toEqual({ method, outcome: { output: { code } } });
          expect({ method, outcome: await outcomeOf(stub.caller.call(method, data)) }).toMatchObject({ method, outcome: { code } });
        }
      });
    });

    for (const [operation, cases] of Object.entries(examples)) {
      for (const example of cases) {
        it(`${operation}: ${example.name}`, async () => {
          await withRealKernel(pluginSetup(rules, pluginFolder, scripts), async (kernel) => {
            const real = await kernelOutcome(kernel, manifest.id, operation, example.input, example.upload);
            const stub = await streamedOutcomeOf(createStubKernel({ scripts, config }).call(operation, example.input, uploading(example.upload)));
            expectExample(real, example);
            expect(comparable(stub)).toEqual(comparable(real));
          });
        });
      }
    }
  });
}
