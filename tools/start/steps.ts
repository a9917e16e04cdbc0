import { hasErrors } from '@plugwright/diagnostics';
import type { Kernel } from '@plugwright/kernel';
import { loadWorkspace } from '@plugwright/spec';
import { bytes, counted, Failure, progress, type Terminal } from 'plugwright';
import { join } from 'node:path';
import { Census, type Extracted } from './census.ts';
import { findDocuments, type FoundDocument } from './documents.ts';
import { feed, type Fed } from './feed.ts';
import type { StartOptions } from './options.ts';
import { launcherIn } from './launcher.ts';
import { nxOf, regenerate } from './regenerate.ts';
import { searchText, type Search } from './report.ts';

/** What every step works with. */
export interface Surroundings {
  readonly root: string;
  readonly terminal: Terminal;
  readonly options: StartOptions;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What the searches ask; all of them are answered by packages that any workspace of ours has installed. */
export const queries = ['licence mit', 'install', 'json schema validator'] as const;

// A plugin parses on one thread: one document at work and the next ones at hand. More would only wait, and their latency say so.
const concurrency = 3;

/** Tell that a step is done. */
export function done(terminal: Terminal, text: string): void {
  terminal.out(`${terminal.paint('green', '✔')} ${text}\n`);
}

/** @throws Failure with the findings where there is any error */
export async function checkSpecs({ root, terminal }: Surroundings): Promise<void> {
  const { diagnostics, documents } = await loadWorkspace(root);
  if (hasErrors(diagnostics)) throw new Failure(diagnostics);
  done(terminal, `${counted(documents.length, 'spec')} checked`);
}

/** @throws Error with Nx's output where it could not regenerate */
export async function regenerateFiles({ root, terminal, signal }: Surroundings): Promise<void> {
  const result = await regenerate(nxOf(root, signal));
  if (signal.aborted) return;
  if (result.state === 'failed') throw new Error(`nx sync failed:\n${result.output}`);
  done(terminal, result.state === 'unchanged' ? 'every generated file is up to date' : 'generated files were out of date and are regenerated; see git diff');
}

/** Build what confines plugins, once; without it the run goes on and says what is weaker. */
export async function prepareLauncher({ root, terminal, signal }: Surroundings): Promise<void> {
  const state = await launcherIn(root, nxOf(root, signal), () => terminal.err('building the launcher that confines plugins; once, up to a minute\n'));
  if (state === 'built') done(terminal, 'the launcher that confines plugins is built');
}

/** Read the documents that everything below node_modules brings along. */
export function collectDocuments({ root, terminal, options }: Surroundings): readonly FoundDocument[] {
  const found = findDocuments(root, join(root, 'node_modules'), options);
  done(
    terminal,
    `${counted(found.documents.length, 'document')} found (${bytes(found.bytes)}); left out: ${found.duplicates} with the same bytes as another, ${found.unfit} empty or too large`,
  );
  return found.documents;
}

/** Have every document extracted; what the index and the cards make of the events is awaited separately. */
export async function feedDocuments(
  kernel: Kernel,
  documents: readonly FoundDocument[],
  { terminal, signal }: Surroundings,
): Promise<{ readonly fed: Fed; readonly census: Census }> {
  const census = new Census();
  const shown = progress('extracting', terminal);
  try {
    const extract = async ({ id, content }: FoundDocument): Promise<void> =>
      census.add((await kernel.call('doc-extract', 'extract', { id, content }, { signal })) as Extracted);
    const fed = await feed(documents, extract, { concurrency, signal, pauseMs: 250, onDone: (count) => shown.update(count, documents.length) });
    return { fed, census };
  } finally {
    shown.end();
  }
}

/** Wait until every event has been delivered, showing how many are left. */
export async function awaitDeliveries(kernel: Kernel, { terminal, signal }: Surroundings): Promise<void> {
  const most = kernel.stats().events.pending;
  if (most === 0) return;
  const shown = progress('indexing', terminal);
  const update = (): void => shown.update(most - Math.min(most, kernel.stats().events.pending), most);
  const ticking = setInterval(update, 100);
  try {
    await Promise.race([kernel.settled(), new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))]);
    if (!signal.aborted) update();
  } finally {
    clearInterval(ticking);
    shown.end();
  }
}

/** Ask the index, and show what it found. */
export async function search(kernel: Kernel, query: string, { terminal, signal }: Surroundings): Promise<void> {
  const started = performance.now();
  const { hits, total } = (await kernel.call('doc-index', 'search', { query, limit: 3 }, { signal })) as Pick<Search, 'hits' | 'total'>;
  terminal.out(`\n${searchText({ query, hits, total, ms: performance.now() - started }, terminal.paint, terminal.columns)}`);
}
