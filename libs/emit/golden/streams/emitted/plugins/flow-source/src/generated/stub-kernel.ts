// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import type { Streaming } from '@plugwright/sdk';
import { stubKernel, type Manifest, type StubCallOptions, type StubKernel, type StubOptions, type StubSurface } from '@plugwright/sdk/stub';
import manifest from '../../plugin.manifest.json' with { type: 'json' };
import { count } from '../handlers/count.ts';
import { convert } from '../handlers/convert.ts';
import { total } from '../handlers/total.ts';
import { nothing } from '../handlers/nothing.ts';
import type { Handlers } from './handlers.ts';
import type { Kernel } from './kernel.ts';
import type { ConvertInput, ConvertItem, ConvertOutput, ConvertUpload, CountInput, CountItem, CountOutput, NothingInput, NothingOutput, TotalInput, TotalOutput, TotalUpload } from './operations.ts';
import { plugin } from './plugin.ts';
import surface from './surface.json' with { type: 'json' };
import { calls, inbound } from './validators.js';

/** The operations of the plugin, typed, as a test calls them. */
export interface Calls {
  count(input: CountInput, options?: StubCallOptions): Streaming<CountItem, CountOutput>;
  convert(input: ConvertInput, options?: StubCallOptions<ConvertUpload>): Streaming<ConvertItem, ConvertOutput>;
  total(input: TotalInput, options?: StubCallOptions<TotalUpload>): Promise<TotalOutput>;
  nothing(input: NothingInput, options?: StubCallOptions): Promise<NothingOutput>;
}

/** Input and output of each imported operation, which a test answers by a script. */
export interface Scripts {
}

/**
 * The plugin on a stub kernel: its handlers in this process, under the same declarations as on the real one,
 * with a clock, identifiers and random numbers that always come out the same.
 */
export function createStubKernel(options: StubOptions = {}): StubKernel<Calls, Scripts> {
  const handlers: Handlers = { count, convert, total, nothing };
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
