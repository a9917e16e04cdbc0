// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { AddOutput, AddReceived, Config, ListItem, ListOutput, ListReceived, OnExtractedOutput, OnExtractedReceived, RemoveOutput, RemoveReceived, SearchOutput, SearchReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** Add a document to the index, or replace the one of the same id. */
  add(input: AddReceived, context: Context): Promise<AddOutput>;
  /** The documents that fit a query best. */
  search(input: SearchReceived, context: Context): Promise<SearchOutput>;
  /** Every document of the index, in the order of their ids. */
  list(input: ListReceived, context: Context): AsyncGenerator<ListItem, ListOutput, void>;
  /** Remove a document from the index. */
  remove(input: RemoveReceived, context: Context): Promise<RemoveOutput>;
  /** Index each document that is extracted. */
  onExtracted(input: OnExtractedReceived, context: Context): Promise<OnExtractedOutput>;
}
