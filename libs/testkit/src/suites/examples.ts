import { beforeAll, describe, expect, it } from 'vitest';
import { loadPeers, type Peers } from '../peers/load-peers.ts';
import { type StreamedOutcome, streamedOutcomeOf, uploading } from './outcome.ts';
import { sampleConfig } from './sample-config.ts';
import type { ExampleCase, Examples, Subject } from './subject.ts';

/** Expect of a call what an example says. */
export function expectExample({ outcome, items }: StreamedOutcome, { items: streamed, output, error }: ExampleCase): void {
  if (streamed !== undefined) expect(items).toEqual(streamed);
  if (error === undefined) expect(outcome).toEqual({ output });
  else expect(outcome).toMatchObject({ code: error });
}

/** Tests: each example of the spec, on a fresh stub kernel, comes to what it says. */
export function describeExamples({ createStubKernel, examples, pluginFolder }: Subject & { readonly examples: Examples }): void {
  describe('examples', () => {
    let scripts: Peers = {};
    const { manifest } = createStubKernel().declaration;
    beforeAll(async () => {
      scripts = await loadPeers(pluginFolder);
    });

    it('are examples of operations that the plugin has', () => {
      expect(Object.keys(manifest.operations)).toEqual(expect.arrayContaining(Object.keys(examples)));
    });

    for (const [operation, cases] of Object.entries(examples)) {
      for (const example of cases) {
        it(`${operation}: ${example.name}`, async () => {
          const stub = createStubKernel({ scripts, config: sampleConfig(manifest) });
          expectExample(await streamedOutcomeOf(stub.call(operation, example.input, uploading(example.upload))), example);
        });
      }
    }
  });
}
