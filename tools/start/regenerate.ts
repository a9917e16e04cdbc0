import { runNx, type NxOutcome } from './nx.ts';

/** What regenerating found. */
export type Regenerated = { readonly state: 'unchanged' | 'updated' } | { readonly state: 'failed'; readonly output: string };

export type RunNx = (args: readonly string[]) => Promise<NxOutcome>;

/**
 * Bring every generated file up to date. On a fresh clone nothing changes; where somebody edited a spec and did not
 * regenerate, the files are updated and it is said so.
 */
export async function regenerate(nx: RunNx): Promise<Regenerated> {
  const checked = await nx(['sync:check']);
  if (checked.code === 0) return { state: 'unchanged' };
  const synced = await nx(['sync']);
  return synced.code === 0 ? { state: 'updated' } : { state: 'failed', output: synced.output };
}

/** The Nx of a workspace, ended by the signal. */
export function nxOf(root: string, signal: AbortSignal): RunNx {
  return (args) => runNx(root, args, signal);
}
