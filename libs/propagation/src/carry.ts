import type { Differ } from './differ.ts';
import { offerOf } from './downstream/offered.ts';
import { planDownstream, type DownstreamPlan } from './downstream/plan-downstream.ts';
import { ensurePullRequest, ForgeTrouble, repositoryOn, type Forge } from './forge/forge.ts';
import { GitTrouble } from './git/git-trouble.ts';
import { isOnFirstBranch, push, remoteBranch, withMirror, type GitRun, type Mirror, type RemoteBranch } from './git/mirror.ts';
import { repositoryUrl, workspacePathProblem } from './git/repository-url.ts';
import { readTree, type GitTree } from './git/tree.ts';
import { writeCommit } from './git/write-commit.ts';
import type { Propagated } from './report.ts';
import { commitMessage, markedTree, subject, summary } from './texts/summary.ts';
import type { ChangeToCarry, UpstreamChanges } from './upstream/change-to-carry.ts';

/** How changes are carried. */
export interface CarryOptions {
  readonly root: string;
  readonly run: GitRun;
  /** Only say what would be pushed. */
  readonly dry: boolean;
  readonly forge?: Forge;
  readonly diff: Differ;
}

interface Made {
  readonly commit: string;
  readonly tree: string;
}

async function commitOf(mirror: Mirror, change: ChangeToCarry, tree: GitTree, { writes, deletes, story }: DownstreamPlan, path: string): Promise<Made> {
  const inRepository = (file: string): string => (path === '.' ? file : `${path}/${file}`);
  const commit = {
    parent: mirror.head,
    identity: change.identity,
    writes: [...writes].map(([file, text]) => ({ path: inRepository(file), mode: tree.modeOf(file) ?? '100644', text })),
    deletes: deletes.map(inRepository),
  };
  // The message names the tree, so the tree has to be known first.
  const draft = await writeCommit(mirror, { ...commit, message: commitMessage(story) });
  return writeCommit(mirror, { ...commit, message: commitMessage(story, draft.tree) });
}

/** Why a branch that is there may not be replaced; undefined where it is as an earlier run left it. */
async function foreignWork(mirror: Mirror, existing: RemoteBranch): Promise<string | undefined> {
  const [parent, ...others] = existing.parents;
  const ours = markedTree(existing.message) === existing.tree && others.length === 0 && parent !== undefined && (await isOnFirstBranch(mirror, parent));
  return ours
    ? undefined
    : `the branch holds commits of somebody else (${existing.commit.slice(0, 12)}) and is left alone; merge it, or delete it and run this again`;
}

type Result = Pick<Propagated, 'outcome' | 'hit' | 'files' | 'notes'> & Partial<Propagated>;

const nothing = { hit: [], files: [], notes: [] } as const;

async function inMirror(
  mirror: Mirror,
  change: ChangeToCarry,
  upstream: UpstreamChanges,
  path: string,
  branch: string,
  options: CarryOptions,
): Promise<Result> {
  const tree = await readTree(mirror, path);
  const offer = offerOf(upstream.old, upstream.current, change.document, change.version);
  const outcome = await planDownstream({ change, tree, offer, diff: options.diff });
  if (outcome.kind === 'not-concerned')
    return { ...nothing, outcome: 'not-concerned', reason: 'no plugin there uses what changed, or all have taken it already' };
  if (outcome.kind === 'refused') return { ...nothing, outcome: 'refused', reason: outcome.reason };
  const { plan } = outcome;
  const { story } = plan;
  const files = [...plan.writes.keys(), ...plan.deletes].sort().map((file) => (path === '.' ? file : `${path}/${file}`));
  const told = { hit: story.hit, files, notes: story.notes };
  const made = await commitOf(mirror, change, tree, plan, path);
  const existing = await remoteBranch(mirror, branch);
  const same = existing?.tree === made.tree && existing.parents.join(' ') === mirror.head;
  const reason = existing === undefined || same ? undefined : await foreignWork(mirror, existing);
  if (reason !== undefined) return { ...told, outcome: 'refused', reason, commit: existing?.commit ?? '' };
  if (options.dry) return { ...told, outcome: same ? 'unchanged' : 'planned', commit: same ? existing.commit : made.commit };
  if (!same) await push(mirror, made.commit, branch, existing?.commit);
  const request = await pullRequest(mirror, change, summary(story), branch, options);
  return {
    ...told,
    ...request,
    notes: [...told.notes, ...(request.notes ?? [])],
    outcome: same ? 'unchanged' : 'pushed',
    commit: same ? existing.commit : made.commit,
  };
}

async function pullRequest(
  mirror: Mirror,
  change: ChangeToCarry,
  body: string,
  branch: string,
  { forge }: CarryOptions,
): Promise<Partial<Pick<Propagated, 'pullRequest' | 'notes'>>> {
  const repository = forge === undefined ? undefined : repositoryOn(forge, mirror.url);
  if (forge === undefined || repository === undefined) return {};
  try {
    return { pullRequest: await ensurePullRequest(forge, { repository, branch, base: mirror.branch, title: subject(change), body }) };
  } catch (error) {
    if (!(error instanceof ForgeTrouble)) throw error;
    return { notes: [`The branch is there, its pull request is not: ${error.message}.`] };
  }
}

/** Carry one change into one downstream repository. What goes wrong there is in the report, never thrown. */
export async function carry(
  change: ChangeToCarry,
  downstream: { readonly repository: string; readonly path: string },
  upstream: UpstreamChanges,
  options: CarryOptions,
): Promise<Propagated> {
  const { document, version } = change;
  const branch = `plugwright/${document}-${version}`;
  const about = { document, version, ...downstream, branch };
  const refused = (reason: string): Propagated => ({ ...about, ...nothing, outcome: 'refused', reason });
  const address = repositoryUrl(downstream.repository, options.root);
  if ('reason' in address) return refused(`the repository cannot be used: ${address.reason}`);
  const problem = workspacePathProblem(downstream.path);
  if (problem !== undefined) return refused(`the path cannot be used: ${problem}`);
  try {
    return { ...about, ...(await withMirror(address.url, options.run, (mirror) => inMirror(mirror, change, upstream, downstream.path, branch, options))) };
  } catch (error) {
    if (error instanceof GitTrouble && options.run.signal?.aborted !== true) return refused(error.message);
    throw error;
  }
}
