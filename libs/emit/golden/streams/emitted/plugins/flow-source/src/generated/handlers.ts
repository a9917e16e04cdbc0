// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { Config, ConvertItem, ConvertOutput, ConvertReceived, ConvertUploadReceived, CountItem, CountOutput, CountReceived, NothingOutput, NothingReceived, TotalOutput, TotalReceived, TotalUploadReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The same where the caller may stream to the operation. */
export interface UploadContext<Item> extends Context {
  /** The items in their order; leaving the iteration early drops the rest. */
  readonly upload: AsyncIterable<Item>;
}

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** Count from one. */
  count(input: CountReceived, context: Context): AsyncGenerator<CountItem, CountOutput, void>;
  /** Convert readings one by one. */
  convert(input: ConvertReceived, context: UploadContext<ConvertUploadReceived>): AsyncGenerator<ConvertItem, ConvertOutput, void>;
  /** Add up numbers. */
  total(input: TotalReceived, context: UploadContext<TotalUploadReceived>): Promise<TotalOutput>;
  /** Streams nothing. */
  nothing(input: NothingReceived, context: Context): Promise<NothingOutput>;
}
