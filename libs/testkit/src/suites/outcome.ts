import { implicitErrorCodes, type Manifest, type ManifestOperation } from '@plugwright/manifest';
import type { Kernel } from '@plugwright/kernel';
import type { Streaming } from '@plugwright/sdk';
import { createJudge } from '../arbitraries/judge.ts';

/** What a call came to. */
export type Outcome = { readonly output: unknown } | { readonly code: string; readonly message: string };

/** Wait for a call. An error without a code is a mistake of the test, and thrown on. */
export async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    return { output: await call };
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return { code: error.code, message: error.message };
    throw error;
  }
}

/** What a call came to, and what it streamed before. */
export interface StreamedOutcome {
  readonly outcome: Outcome;
  readonly items: readonly unknown[];
}

/** Wait for a call, and gather what it streams. */
export async function streamedOutcomeOf(call: Streaming<unknown, unknown>): Promise<StreamedOutcome> {
  const items: unknown[] = [];
  const gather = async (): Promise<unknown> => {
    for await (const item of call) items.push(item);
    return await call;
  };
  return { outcome: await outcomeOf(gather()), items };
}

/** How a call streams items; not at all where there are none to be streamed, which is something else than no items. */
export function uploading(items: readonly unknown[] | undefined): { readonly upload?: readonly unknown[] } {
  return items === undefined ? {} : { upload: items };
}

/** The same of a call through a real kernel. */
export async function kernelOutcome(kernel: Kernel, plugin: string, operation: string, input: unknown, upload?: readonly unknown[]): Promise<StreamedOutcome> {
  const items: unknown[] = [];
  const options = { onItems: (more: readonly unknown[]) => void items.push(...more), ...(upload === undefined ? {} : { upload: inTurn(upload) }) };
  return { outcome: await outcomeOf(kernel.call(plugin, operation, input, options)), items };
}

async function* inTurn(items: readonly unknown[]): AsyncGenerator<unknown, void, undefined> {
  for (const item of items) yield await Promise.resolve(item);
}

/** Checks what a call came to. @throws Error that says which promise was broken; a whole sentence, where an assertion would cut it short. */
export type Keeper = (outcome: Outcome) => void;

/** What keeps an operation to its declaration: an output that fits (closed), or a declared error. */
export function keeperOf(manifest: Manifest, name: string, operation: ManifestOperation): Keeper {
  const judge = createJudge(operation.outputClosed);
  const allowed = new Set<string>([...operation.errors, ...implicitErrorCodes]);
  return (outcome) => {
    if ('output' in outcome) {
      if (!judge.fits(outcome.output)) throw new Error(`the output of ${manifest.id}/${name} does not fit: ${judge.complaint()}`);
    } else if (!allowed.has(outcome.code)) {
      throw new Error(`${manifest.id}/${name} answered ${outcome.code}, which it does not declare: ${outcome.message}`);
    }
  };
}
