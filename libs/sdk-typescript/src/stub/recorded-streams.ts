import { applyDefaults, type Manifest, type ManifestSchema } from '@plugwright/manifest';
import type { Items } from '../context.ts';
import type { Validator } from '../definition.ts';
import { itemText } from '../wire/stream/outgoing-stream.ts';
import { failure, invalid } from './failure.ts';
import type { LateFaults } from './hit.ts';
import { createPipe, type Pipe } from './pipe.ts';
import { plain } from './plain.ts';
import { untilOver } from './until-over.ts';

/** What streams with one call, and what of it goes into the recording. */
export interface RecordedStreams {
  /** To the caller. */
  readonly pipe: Pipe;
  readonly items: unknown[];
  readonly uploaded: unknown[];
  /** What is to go wrong with them; nothing where absent. */
  faults?: LateFaults | undefined;
}

/** The streams of a call that begins. */
export function recordedStreams(): RecordedStreams {
  return { pipe: createPipe(), items: [], uploaded: [] };
}

/** Let the faults hit that are due before the next item. */
function struck({ faults, items, uploaded }: RecordedStreams): Promise<void> | undefined {
  return faults?.(items.length + uploaded.length);
}

/** Stream an item to the caller; a promise where the next has to wait. Throws UnsendableError, and what a fault answers. */
export function emit(streams: RecordedStreams, item: unknown): Promise<void> | undefined {
  const { pipe, items } = streams;
  const hit = struck(streams);
  if (hit !== undefined) return hit.then(() => emit({ pipe, items, uploaded: [] }, item));
  const text = itemText(item);
  const taken = (): void => void items.push(JSON.parse(text));
  const room = pipe.into.writeTexts([text]);
  if (room !== undefined) return room.then(taken);
  taken();
  return undefined;
}

/** What is uploaded to an operation. */
interface Upload {
  readonly source: Items<unknown> | undefined;
  /** An item's schema, for its defaults, and what it is checked by; nothing can be uploaded where it is absent. */
  readonly schema: ManifestSchema | undefined;
  readonly fits: Validator | undefined;
  /** What an item is called where it does not fit. */
  readonly what: string;
  /** Aborts where the call is over before its reader is. */
  readonly over: AbortSignal;
}

/** A value as it travels; one that JSON cannot carry never arrives. `what` names it. @throws PluginError `core/invalid` */
export function travelling(manifest: Manifest, value: unknown, what: string): unknown {
  try {
    return plain(value);
  } catch (error) {
    throw failure(manifest, 'core/invalid', { reason: `${what}: ${error instanceof Error ? error.message : 'not JSON'}` });
  }
}

/** Rejects with a signal's reason, when it aborts. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/**
 * The upload as its reader gets it: read from the caller as it is read here, each item with its defaults and checked. `fail` hears of
 * the first item that does not fit, and of a source that fails; the reader hears of it as well.
 */
export async function* readUpload(
  manifest: Manifest,
  { source = [], schema, fits, what, over }: Upload,
  streams: RecordedStreams,
  fail: (error: Error) => void,
): AsyncGenerator<unknown, void, undefined> {
  if (schema === undefined || fits === undefined) return;
  const withdrawn = (): Error => failure(manifest, 'core/cancelled', { reason: 'the call it belongs to is over' });
  try {
    for await (const item of untilOver(source, over, withdrawn)) {
      await struck(streams);
      const given = travelling(manifest, item, what);
      streams.uploaded.push(given);
      const filled = applyDefaults(schema, given);
      if (!fits(filled)) throw invalid(manifest, fits.errors, what);
      yield filled;
    }
  } catch (error) {
    fail(error as Error);
    throw error;
  }
}

/** Refuse an upload to an operation that takes none. @throws PluginError `core/invalid` */
export function refuseUpload(manifest: Manifest, method: string, source: Items<unknown> | undefined, schema: ManifestSchema | undefined): void {
  if (source !== undefined && schema === undefined) throw failure(manifest, 'core/invalid', { reason: `${method} takes no upload` });
}

/** The members of a record that tell of streams, as far as the operation has them: its beginning's, and its end's as they are then. */
export function streamMembers(
  stream: { readonly download?: unknown; readonly upload?: unknown } | undefined,
  { uploaded, items }: RecordedStreams,
): { readonly start: { readonly upload?: readonly unknown[] }; readonly end: () => { readonly items?: readonly unknown[] } } {
  return { start: stream?.upload === undefined ? {} : { upload: uploaded }, end: () => (stream?.download === undefined ? {} : { items: [...items] }) };
}
