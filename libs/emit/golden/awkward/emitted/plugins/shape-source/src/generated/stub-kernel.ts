// Generated from specs/plugins/shape-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-source
import { stubKernel, type Manifest, type StubCallOptions, type StubKernel, type StubOptions, type StubSurface } from '@plugwright/sdk/stub';
import manifest from '../../plugin.manifest.json' with { type: 'json' };
import { available } from '../handlers/available.ts';
import { fetch } from '../handlers/fetch.ts';
import type { Handlers } from './handlers.ts';
import type { Kernel } from './kernel.ts';
import type { AvailableInput, AvailableOutput, FetchInput, FetchOutput } from './operations.ts';
import { plugin } from './plugin.ts';
import surface from './surface.json' with { type: 'json' };
import { calls, inbound } from './validators.js';

/** The operations of the plugin, typed, as a test calls them. */
export interface Calls {
  available(input: AvailableInput, options?: StubCallOptions): Promise<AvailableOutput>;
  fetch(input: FetchInput, options?: StubCallOptions): Promise<FetchOutput>;
}

/** Input and output of each imported operation, which a test answers by a script. */
export interface Scripts {
}

/**
 * The plugin on a stub kernel: its handlers in this process, under the same declarations as on the real one,
 * with a clock, identifiers and random numbers that always come out the same.
 */
export function createStubKernel(options: StubOptions = {}): StubKernel<Calls, Scripts> {
  const handlers: Handlers = { available, fetch };
  return stubKernel<Calls, Scripts, Handlers, Kernel>(
    {
      plugin,
      handlers,
      manifest: manifest as unknown as Manifest,
      validators: { ...inbound, calls },
      surface: surface as unknown as StubSurface,
    },
    options,
  );
}
