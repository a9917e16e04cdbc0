import { diffModels } from '@plugwright/compat';
import type { Diagnostic } from '@plugwright/diagnostics';
import { carry } from './carry.ts';
import type { Differ } from './differ.ts';
import { forgeOf, gitCredentials } from './forge/forge.ts';
import type { Propagated } from './report.ts';
import { lastRelease } from './upstream/baseline.ts';
import { upstreamChanges } from './upstream/upstream-changes.ts';

/** What is propagated, and how. */
export interface PropagateOptions {
  /** A git revision, or `released` (also where absent): what changes are measured from. */
  readonly base?: string;
  /** Only these contracts; all that changed where absent. */
  readonly only?: readonly string[];
  /** Clone and plan, push nothing, ask no forge. */
  readonly dryRun?: boolean;
  /** Environment of git and of the forge: `GITHUB_TOKEN`, `GITHUB_SERVER_URL`, `GITHUB_API_URL`; this process's where absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Called after each downstream. */
  readonly onDone?: (done: Propagated) => void;
  /** Ends what is being done; what was pushed stays, and the next run goes on. */
  readonly signal?: AbortSignal;
  /** How models are compared; `diffModels` where absent. */
  readonly diff?: Differ;
}

/** What became of everything. */
export interface Propagation {
  readonly results: readonly Propagated[];
  /** Findings about the upstream workspace; with an error nothing was done. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Carry every contract that changed into the repositories that it names: a branch where a plugin uses what changed,
 * nothing where none does. Doing it again changes nothing.
 * @throws Error where the signal aborts it
 */
export async function propagate(root: string, options: PropagateOptions = {}): Promise<Propagation> {
  const { base = lastRelease, only, dryRun = false, env = process.env, onDone, signal, diff = diffModels } = options;
  const { upstream, diagnostics } = await upstreamChanges(root, { base, dry: dryRun, env, diff, ...(only === undefined ? {} : { only }) });
  if (upstream === undefined) return { results: [], diagnostics };
  const forge = forgeOf(env);
  const own = forge === undefined ? env : { ...env, ...gitCredentials(forge, env) };
  const results: Propagated[] = [];
  for (const change of upstream.changes) {
    for (const downstream of change.downstreams) {
      const done = await carry(change, downstream, upstream, { root, run: { env: own, signal }, dry: dryRun, diff, ...(forge === undefined ? {} : { forge }) });
      results.push(done);
      onDone?.(done);
    }
  }
  return { results, diagnostics };
}
