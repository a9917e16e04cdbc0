import { hasErrors } from '@plugwright/diagnostics';
import { Failure, startHost, type Host } from 'plugwright';
import { join, resolve } from 'node:path';
import { figuresOf } from './figures.ts';
import { reportText } from './report.ts';
import {
  awaitDeliveries,
  checkSpecs,
  collectDocuments,
  done,
  feedDocuments,
  prepareLauncher,
  queries,
  regenerateFiles,
  search,
  type Surroundings,
} from './steps.ts';
import { isolationHere } from './third-party.ts';

/** The plugins that the run needs. */
const reference = ['doc-extract', 'doc-index', 'doc-cards'] as const;

/** What an end by force must not leave behind. */
export interface Traces {
  socketPath?: string;
}

async function startPlugins({ root, terminal, signal, options }: Surroundings, traces: Traces): Promise<Host> {
  const host = await startHost({
    root,
    signal,
    kernel: { folders: reference.map((id) => join(root, 'plugins', id)), stateFolder: resolve(root, options.state), isolation: await isolationHere(terminal) },
    onStarting(starting) {
      traces.socketPath = starting.socketPath;
    },
  });
  if (!signal.aborted && (!host.serving || hasErrors(host.diagnostics))) {
    await host.stop();
    throw new Failure(host.diagnostics);
  }
  if (!signal.aborted)
    done(
      terminal,
      `running ${host.kernel
        .ps()
        .map(({ id, version, isolation }) => `${id} ${version} (${isolation})`)
        .join(', ')}`,
    );
  return host;
}

/** Feed, await, search; the text of the report. Leaves early where the signal is aborted. */
async function work(host: Host, surroundings: Surroundings): Promise<string> {
  const { kernel } = host;
  const { terminal, signal } = surroundings;
  const { fed, census } = await feedDocuments(kernel, collectDocuments(surroundings), surroundings);
  if (!signal.aborted) await awaitDeliveries(kernel, surroundings);
  for (const query of queries) if (!signal.aborted) await search(kernel, query, surroundings);
  const stats = kernel.stats();
  const { events } = stats;
  const delivered = `${events.accepted} events published, ${events.dead} of their deliveries given up\n`;
  return signal.aborted ? '' : `\n${delivered}\n${reportText({ formats: census.counts(), fed, ...figuresOf(stats) }, terminal.paint)}`;
}

/**
 * The whole run. After an abort of the signal it returns as soon as everything it started has ended.
 * @throws Failure, or an Error whose message is for the person who typed the command
 */
export async function session(surroundings: Surroundings, traces: Traces): Promise<void> {
  const { signal, terminal } = surroundings;
  const interrupted = (): boolean => signal.aborted;
  await checkSpecs(surroundings);
  await regenerateFiles(surroundings);
  if (interrupted()) return;
  await prepareLauncher(surroundings);
  if (interrupted()) return;
  const host = await startPlugins(surroundings, traces);
  const stoppedByOthers = new AbortController();
  void host.stopped.then(() => stoppedByOthers.abort());
  const during = AbortSignal.any([signal, stoppedByOthers.signal]);
  let report: string | undefined;
  try {
    const told = await work(host, { ...surroundings, signal: during });
    if (!during.aborted) report = told;
  } catch (error) {
    // What was cut off by an interruption is no failure of its own.
    if (!during.aborted) throw error;
  } finally {
    await host.stop();
  }
  if (interrupted()) return;
  if (report === undefined) throw new Error('the kernel was stopped by another command before the work was done');
  terminal.out(report);
}
