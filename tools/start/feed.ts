import type { FoundDocument } from './documents.ts';

/** Extracts one document; rejects with an error that carries `code` and `retryable`. */
export type Extract = (document: FoundDocument) => Promise<unknown>;

export interface FeedOptions {
  /** Documents in flight at once. */
  readonly concurrency: number;
  /** Nothing new is started after its abort. */
  readonly signal: AbortSignal;
  /** Pause before a document that was refused for the moment is tried again; milliseconds. */
  readonly pauseMs: number;
  readonly onDone: (done: number) => void;
}

/** How feeding ended. */
export interface Fed {
  readonly accepted: number;
  /** Code of an error to the documents that ended with it. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
}

const attempts = 40;

interface Refusal {
  readonly code: string;
  readonly retryable: boolean;
}

function refusal(error: unknown): Refusal {
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string') throw error;
  return { code: error.code, retryable: 'retryable' in error && error.retryable === true };
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Tries again while the other side is only busy; the code of the error, undefined for success. */
async function extractOne(document: FoundDocument, extract: Extract, options: FeedOptions): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await extract(document);
      return undefined;
    } catch (error) {
      const { code, retryable } = refusal(error);
      if (!retryable || attempt === attempts || options.signal.aborted) return code;
      await pause(options.pauseMs);
    }
  }
}

/**
 * Feed documents in their order, a bounded number at a time. An error of one document is counted and hinders no other;
 * an error without a code is a fault and ends the feeding.
 */
export async function feed(documents: readonly FoundDocument[], extract: Extract, options: FeedOptions): Promise<Fed> {
  const refused = new Map<string, string[]>();
  let accepted = 0;
  let next = 0;
  let done = 0;
  let broken = false;
  const worker = async (): Promise<void> => {
    for (let document = documents[next++]; document !== undefined && !broken && !options.signal.aborted; document = documents[next++]) {
      const code = await extractOne(document, extract, options).catch((error: unknown) => {
        broken = true;
        throw error;
      });
      if (code === undefined) accepted += 1;
      else refused.set(code, [...(refused.get(code) ?? []), document.id]);
      done += 1;
      options.onDone(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, documents.length) }, worker));
  return { accepted, refused };
}
