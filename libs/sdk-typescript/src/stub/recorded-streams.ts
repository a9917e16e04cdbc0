import { applyDefaults, type Manifest, type ManifestSchema } from '@plugwright/manifest';
import type { Items } from '../context.ts';
import type { Validator } from '../definition.ts';
import { itemText } from '../wire/stream/outgoing-stream.ts';
import { failure, invalid } from './failure.ts';
import { createPipe, type Pipe } from './pipe.ts';
import { plain } from './plain.ts';

/** What streams with one call, and what of it goes into the recording. */
export interface RecordedStreams {
  /** To the caller. */
  readonly pipe: Pipe;
  readonly items: unknown[];
  readonly uploaded: unknown[];
}

/** The streams of a call that begins. */
export function recordedStreams(): RecordedStreams {
  return { pipe: createPipe(), items: [], uploaded: [] };
}

/** Stream an item to the caller; a promise where the next has to wait. Throws UnsendableError. */
export function emit({ pipe, items }: RecordedStreams, item: unknown): Promise<void> | undefined {
  const text = itemText(item);
  items.push(JSON.parse(text));
  return pipe.into.writeTexts([text]);
}

/** What is uploaded to an operation. */
interface Upload {
  readonly source: Items<unknown> | undefined;
  /** An item's schema, for its defaults, and what it is checked by; nothing can be uploaded where it is absent. */
  readonly schema: ManifestSchema | undefined;
  readonly fits: Validator | undefined;
  /** What an item is called where it does not fit. */
  readonly what: string;
}

/** A value as it travels; one that JSON cannot carry never arrives. `what` names it. @throws PluginError `core/invalid` */
export function travelling(manifest: Manifest, value: unknown, what: string): unknown {
  try {
    return plain(value);
  } catch (error) {
    throw failure(manifest, 'core/invalid', { reason: `${what}: ${error instanceof Error ? error.message : 'not JSON'}` });
  }
}

/**
 * The upload as its reader gets it: read from the caller as it is read here, each item with its defaults and checked. `fail` hears of
 * the first item that does not fit, and of a source that fails; the reader hears of it as well.
 */
export async function* readUpload(
  manifest: Manifest,
  { source = [], schema, fits, what }: Upload,
  { uploaded }: RecordedStreams,
  fail: (error: Error) => void,
): AsyncGenerator<unknown, void, undefined> {
  if (schema === undefined || fits === undefined) return;
  try {
    for await (const item of source) {
      const given = travelling(manifest, item, what);
      uploaded.push(given);
      const filled = applyDefaults(schema, given);
      if (!fits(filled)) throw invalid(manifest, fits.errors, what);
      yield filled;
    }
  } catch (error) {
    fail(error as Error);
    throw error;
  }
}

/** The members of a record that tell of streams, as far as the operation has them: its beginning's and its end's. */
export function streamMembers(
  stream: { readonly download?: unknown; readonly upload?: unknown } | undefined,
  { uploaded, items }: RecordedStreams,
): { readonly start: { readonly upload?: readonly unknown[] }; readonly end: { readonly items?: readonly unknown[] } } {
  return { start: stream?.upload === undefined ? {} : { upload: uploaded }, end: stream?.download === undefined ? {} : { items } };
}
