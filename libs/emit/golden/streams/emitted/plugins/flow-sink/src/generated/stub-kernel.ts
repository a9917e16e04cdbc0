// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import type { Streaming } from '@plugwright/sdk';
import { stubKernel, type Manifest, type StubCallOptions, type StubKernel, type StubOptions, type StubSurface } from '@plugwright/sdk/stub';
import manifest from '../../plugin.manifest.json' with { type: 'json' };
import { relay } from '../handlers/relay.ts';
import type { Handlers } from './handlers.ts';
import type { Kernel } from './kernel.ts';
import type { RelayInput, RelayItem, RelayOutput, SourceConvertInput, SourceConvertItem, SourceConvertOutput, SourceConvertUpload, SourceCountInput, SourceCountItem, SourceCountOutput, SourceNothingInput, SourceNothingOutput, SourceTotalInput, SourceTotalOutput, SourceTotalUpload } from './operations.ts';
import { plugin } from './plugin.ts';
import surface from './surface.json' with { type: 'json' };
import { calls, inbound } from './validators.js';

/** The operations of the plugin, typed, as a test calls them. */
export interface Calls {
  relay(input: RelayInput, options?: StubCallOptions): Streaming<RelayItem, RelayOutput>;
}

/** Input and output of each imported operation, which a test answers by a script. */
export interface Scripts {
  'flow-source/count': { input: SourceCountInput; output: SourceCountOutput; download: SourceCountItem };
  'flow-source/convert': { input: SourceConvertInput; output: SourceConvertOutput; download: SourceConvertItem; upload: SourceConvertUpload };
  'flow-source/total': { input: SourceTotalInput; output: SourceTotalOutput; upload: SourceTotalUpload };
  'flow-source/nothing': { input: SourceNothingInput; output: SourceNothingOutput };
}

/**
 * The plugin on a stub kernel: its handlers in this process, under the same declarations as on the real one,
 * with a clock, identifiers and random numbers that always come out the same.
 */
export function createStubKernel(options: StubOptions = {}): StubKernel<Calls, Scripts> {
  const handlers: Handlers = { relay };
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
