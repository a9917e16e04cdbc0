import type { ManifestOperation, ManifestSchema } from '@plugwright/manifest';

type Members = Readonly<Record<string, ManifestSchema>>;

const text: ManifestSchema = { type: 'string', minLength: 1, maxLength: 1_000_000 };
const count: ManifestSchema = { type: 'integer', minimum: 0 };
const quantiles: Members = { p50: { type: 'number' }, p99: { type: 'number' } };

const object = (properties: Members, additionalProperties: boolean): Readonly<Record<string, unknown>> => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties,
});

function operation(input: Members, output: Members, more: Partial<ManifestOperation> = {}): ManifestOperation {
  return {
    summary: 'For measurements.',
    stability: 'stable',
    input: object(input, false),
    output: object(output, true),
    outputClosed: object(output, false),
    errors: [],
    effects: { reads: [], writes: [], idempotent: false },
    safety: { whatIf: false, confirm: false, rollback: false },
    timeoutMs: 30_000,
    ...more,
  };
}

/** Text whose length nobody counts: of long texts that would be most of the work. */
const anyText: ManifestSchema = { type: 'string' };

/** An item of a stream: a number, and as much text as makes it long enough. */
const item = (additionalProperties: boolean): ManifestSchema => ({
  ...object({ number: count }, additionalProperties),
  properties: { number: count, text: anyText },
});

const download = { download: item(true), downloadClosed: item(false) };
const upload = { upload: item(false) };
const again: Partial<ManifestOperation> = { effects: { reads: [], writes: [], idempotent: true }, retry: { attempts: 3, backoffMs: 20 } };

/** How long a call of `hang` may take, ms. */
export const HANG_TIMEOUT_MS = 100;

/** The operations that the code of {@link layPlugin} knows; a laid plugin offers those that its manifest names. */
export const operations = {
  /** Answers its input. */
  say: operation({ text }, { text }),
  /** Answers so many characters. */
  fetch: operation({ size: count }, { text: anyText }),
  /** Takes its input, and answers nothing. */
  put: operation({ text: anyText }, {}),
  /** Answers the number it was asked with, doubled and one more: an answer that belongs to another call is seen. */
  twice: operation({ number: count }, { number: count }, again),
  /** Calls `say` of the plugin `target` so many times, one after the other; microseconds. */
  'relay-many': operation({ times: count }, quantiles),
  /** Calls `twice` of the plugin `target`. */
  relay: operation({ number: count }, { number: count }),
  /** Reads from its storage so many times; microseconds. */
  'look-many': operation({ times: count }, quantiles),
  /** Reads from its storage until that is refused, and says how. */
  'until-refused': operation({}, { code: text }),
  /** Never answers, and lets nothing else of its process run. */
  hang: operation({}, {}, { timeoutMs: HANG_TIMEOUT_MS }),
  /** Takes so many MiB of memory. */
  hoard: operation({ mib: count }, {}),
  /** Ends its process. */
  crash: operation({}, {}),
  /** Tries to read a file. */
  peek: operation({ path: text }, { code: text }),
  /** Publishes `made` with a number. */
  make: operation({ number: count }, { id: text }),
  /** Takes `made`: keeps the number. */
  take: operation({ number: count }, {}, { effects: { reads: [], writes: [], idempotent: true } }),
  /** Collects garbage, and says what is alive; MiB. */
  alive: operation({}, { mib: { type: 'number' } }),
  /** Streams so many items, numbered on from a number, each with so many characters of text. */
  list: operation({ number: count, items: count, size: count }, { items: count }, { stream: download, ...again }),
  /** Takes items, and says how many they were, with a digest of their numbers that tells their order, too. */
  collect: operation({}, { items: count, digest: count }, { stream: upload, ...again }),
  /** Streams each item back that is streamed to it, its number doubled and one more. */
  exchange: operation({}, { items: count }, { stream: { ...download, ...upload } }),
  /** Streams what `list` of the plugin `target` streams. */
  'relay-list': operation({ number: count, items: count, size: count }, { items: count }, { stream: download }),
  /** Takes what `list` of the plugin `target` streams, as fast as it comes; milliseconds. */
  'take-list': operation({ items: count, size: count }, { items: count, ms: { type: 'number' } }),
  /** How many numbers were kept, and which below one are missing. */
  missing: operation({ below: count }, { kept: count, missing: { type: 'array', items: count } }),
} as const satisfies Readonly<Record<string, ManifestOperation>>;

/** The name of an operation of a laid plugin. */
export type OperationName = keyof typeof operations;

/** The schema of the event `made`. */
export const madePayload: ManifestSchema = object({ number: count }, true);
