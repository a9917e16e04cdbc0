import type { Bump, DocumentDiff } from '@plugwright/compat';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { nextVersions, pendingBumps } from '@plugwright/release';
import { canonicalJson, loadWorkspace, type ContractDocument, type Model } from '@plugwright/spec';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Differ } from '../differ.ts';
import { higherBump } from '../texts/bump.ts';
import type { ChangeToCarry, UpstreamChanges } from './change-to-carry.ts';
import { upstreamBaseline } from './baseline.ts';
import { originOf, uncommitted } from './origin.ts';

/** What to carry. */
export interface UpstreamOptions {
  readonly base: string;
  /** Only these contracts. */
  readonly only?: readonly string[];
  /** Whether what is not committed counts as well. */
  readonly dry: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly diff: Differ;
}

/** A document without what says nothing to those who use it. */
function substance({ raw }: ContractDocument): string {
  const said = Object.entries(raw).filter(([name]) => !['version', 'downstreams', 'x-released'].includes(name));
  return canonicalJson(Object.fromEntries(said));
}

async function packageNameOf(root: string, id: string): Promise<string> {
  try {
    const { name } = JSON.parse(await readFile(join(root, 'libs', 'contracts', id, 'package.json'), 'utf8')) as { name?: unknown };
    if (typeof name === 'string') return name;
  } catch {
    // It was never generated: then it will get the name that the generator gives by default.
  }
  return `@plugwright/contract-${id}`;
}

/** Contracts of the workspace that say something else than in the baseline, and those whose types do through others. */
function changedContracts(old: Model, current: Model, diffs: ReadonlyMap<string, DocumentDiff>): readonly ContractDocument[] {
  const own = [...current.contracts.values()].filter(({ source }) => source.file.startsWith('specs/'));
  return own.filter((contract) => {
    const before = old.contracts.get(contract.id);
    return before === undefined || diffs.has(contract.id) || substance(before) !== substance(contract);
  });
}

/** Read both sides and say what is to be carried where. */
export async function upstreamChanges(
  root: string,
  options: UpstreamOptions,
): Promise<{ readonly upstream?: UpstreamChanges; readonly diagnostics: readonly Diagnostic[] }> {
  const { base, only, dry, env, diff } = options;
  const dirty = await uncommitted(root, env);
  if (dirty.some(({ code }) => !dry || code === 'propagate/no-repository')) return { diagnostics: dirty };
  const { model: current, diagnostics } = await loadWorkspace(root);
  if (current === undefined) return { diagnostics };
  const unknown = (only ?? []).filter((id) => current.contracts.get(id)?.source.file.startsWith('specs/') !== true);
  if (unknown.length > 0) return { diagnostics: unknown.map((id) => diagnose('propagate/unknown-contract', { id })) };
  const baseline = await upstreamBaseline(root, base);
  if ('diagnostics' in baseline) return baseline;
  const { documents } = await diff(baseline.model, current, {});
  const diffs = new Map(documents.map((document) => [document.document, document]));
  const changed = changedContracts(baseline.model, current, diffs);
  const pending = await pendingBumps(root);
  const bumps = new Map<string, Bump>(pending.bumps);
  // A change that no changeset tells of yet still makes a version of its own.
  for (const { id } of changed) bumps.set(id, higherBump(higherBump(diffs.get(id)?.bump ?? 'none', 'patch'), bumps.get(id) ?? 'none'));
  const next = nextVersions(current, baseline.versions, bumps);
  const found: Diagnostic[] = [];
  const changes: ChangeToCarry[] = [];
  for (const { id, version, downstreams, source } of changed) {
    if (only?.includes(id) === false) continue;
    if (downstreams.length === 0) {
      found.push(diagnose('propagate/no-downstreams', { id }, { span: source.spanOf('') }));
      continue;
    }
    const own = diffs.get(id);
    const origin = await originOf(root, source.file, env);
    changes.push({
      document: id,
      version: next.get(id) ?? version,
      packageName: await packageNameOf(root, id),
      downstreams,
      ...(own === undefined ? {} : { diff: own }),
      ...origin,
    });
  }
  return { upstream: { changes, old: baseline.model, current }, diagnostics: found };
}
