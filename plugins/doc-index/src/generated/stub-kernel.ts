// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
import type { Streaming } from '@plugwright/sdk';
import { stubKernel, type Manifest, type StubCallOptions, type StubKernel, type StubOptions, type StubSurface } from '@plugwright/sdk/stub';
import manifest from '../../plugin.manifest.json' with { type: 'json' };
import { add } from '../handlers/add.ts';
import { search } from '../handlers/search.ts';
import { list } from '../handlers/list.ts';
import { remove } from '../handlers/remove.ts';
import { onExtracted } from '../handlers/on-extracted.ts';
import type { Handlers } from './handlers.ts';
import type { Kernel } from './kernel.ts';
import type { AddInput, AddOutput, ListInput, ListItem, ListOutput, OnExtractedInput, OnExtractedOutput, RemoveInput, RemoveOutput, SearchInput, SearchOutput } from './operations.ts';
import { plugin } from './plugin.ts';
import surface from './surface.json' with { type: 'json' };
import { calls, inbound } from './validators.js';

/** The operations of the plugin, typed, as a test calls them. */
export interface Calls {
  add(input: AddInput, options?: StubCallOptions): Promise<AddOutput>;
  search(input: SearchInput, options?: StubCallOptions): Promise<SearchOutput>;
  list(input: ListInput, options?: StubCallOptions): Streaming<ListItem, ListOutput>;
  remove(input: RemoveInput, options?: StubCallOptions): Promise<RemoveOutput>;
  onExtracted(input: OnExtractedInput, options?: StubCallOptions): Promise<OnExtractedOutput>;
}

/** Input and output of each imported operation, which a test answers by a script. */
export interface Scripts {
}

/**
 * The plugin on a stub kernel: its handlers in this process, under the same declarations as on the real one,
 * with a clock, identifiers and random numbers that always come out the same.
 */
export function createStubKernel(options: StubOptions = {}): StubKernel<Calls, Scripts> {
  const handlers: Handlers = { add, search, list, remove, onExtracted };
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
