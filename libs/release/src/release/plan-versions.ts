import { diagnose, hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import { loadWorkspace, workspaceSources, type Model } from '@plugwright/spec';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pendingBumps } from '../changesets/pending.ts';
import { loadBaseline } from '../baseline/baseline.ts';
import { ownTexts, withTexts } from '../files/overlay-source.ts';
import { gate, type GateOptions } from '../gate/gate.ts';
import { ownDocuments } from '../gate/state.ts';
import { memberOf } from '../json.ts';
import { releasedPath } from '../registry/released-path.ts';
import { releasedText } from '../registry/released-text.ts';
import { upstreamsOf } from '../registry/upstreams.ts';
import { setText } from '../yaml/edit-text.ts';
import { changelogEntry, withEntry } from './changelog.ts';
import { handWrittenFiles } from './hand-written-files.ts';
import type { ReleaseEntry } from './release-entry.ts';
import { releasePlan } from './release-plan.ts';

/** What a release writes. */
export interface VersionPlan {
  readonly releases: readonly ReleaseEntry[];
  /** Workspace-relative path to text; undefined for a file to delete. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** Warnings; with an error there is no release and no file. */
  readonly diagnostics: readonly Diagnostic[];
}

const nothing = (diagnostics: readonly Diagnostic[]): VersionPlan => ({ releases: [], files: new Map(), diagnostics });

const failed = (reason: string): Diagnostic => diagnose('release/failed', { reason: reason.replace(/\.$/, '') });

/** The texts of specs with their new versions. */
function versionedSpecs(model: Model, texts: ReadonlyMap<string, string>, releases: readonly ReleaseEntry[]): Map<string, string> {
  const edited = new Map<string, string>();
  for (const { document, to } of releases) {
    const owner = document === undefined ? undefined : model.documents.get(document);
    const text = owner === undefined ? undefined : texts.get(owner.source.file);
    if (owner !== undefined && text !== undefined && owner.version !== to) edited.set(owner.source.file, setText(text, ['version'], to));
  }
  return edited;
}

/** The versions that documents have once all of it is written. */
function versionsAfter(model: Model): ReadonlyMap<string, string> {
  return new Map([...model.documents.values()].map(({ id, version }) => [id, version]));
}

/**
 * The entries of the registry: one for each released document, and one for each upstream from an installed package, so
 * that a baseline can always be read from the registry alone.
 */
function registryFiles(root: string, model: Model, releases: readonly ReleaseEntry[]): Map<string, string> {
  const files = new Map<string, string>();
  const versions = versionsAfter(model);
  const own = ownDocuments(model);
  const put = (id: string): void => {
    const document = model.documents.get(id);
    if (document === undefined) return;
    const upstreams = upstreamsOf(model, id);
    const resolved = new Map(upstreams.map((upstream) => [upstream, versions.get(upstream) ?? '']));
    files.set(releasedPath(document.kind, id, document.version), releasedText(document.raw, document.version, resolved, !own.has(id)));
    for (const upstream of upstreams) {
      const foreign = model.documents.get(upstream);
      if (foreign === undefined || own.has(upstream)) continue;
      const path = releasedPath(foreign.kind, upstream, foreign.version);
      if (!files.has(path) && !existsSync(join(root, path))) put(upstream);
    }
  };
  for (const { document } of releases) if (document !== undefined) put(document);
  return files;
}

async function changelogs(root: string, model: Model, releases: readonly ReleaseEntry[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const release of releases) {
    const file = `${release.folder}/CHANGELOG.md`;
    const existing = await readFile(join(root, file), 'utf8').catch(() => undefined);
    const raw = release.document === undefined ? undefined : model.documents.get(release.document)?.raw;
    const message = memberOf(memberOf(memberOf(memberOf(raw, 'releases'), release.to), 'breaking'), 'message');
    const breaking = typeof message === 'string' && release.bump === 'major' ? message : undefined;
    files.set(file, withEntry(existing, release.package, changelogEntry(release, breaking)));
  }
  return files;
}

/**
 * Plan a release: versions into the specs, a changelog for each package, what is released into the registry, the used
 * changesets away. Refused as a whole where the gate has an objection, or the specs would not link with the new versions.
 */
export async function planVersions(root: string, options: Omit<GateOptions, 'base'> = {}): Promise<VersionPlan> {
  const { sources = workspaceSources(root) } = options;
  const judged = await gate(root, { ...options, sources });
  if (hasErrors(judged.diagnostics)) return nothing(judged.diagnostics);
  const { model } = await loadWorkspace(sources);
  if (model === undefined) throw new Error('specs that passed the gate gave no model');
  const [pending, baseline] = [await pendingBumps(root), await loadBaseline(root)];
  const documents = [...ownDocuments(model)].map((id) => {
    const released = baseline.versions.get(id);
    return { id, written: model.documents.get(id)?.version ?? '', ...(released === undefined ? {} : { released }) };
  });
  const packaged = new Set(pending.packages.map(({ document }) => document));
  const missing = documents.filter(({ id }) => !packaged.has(id)).map(({ id }) => id);
  if (missing.length > 0) return nothing([failed(`there is no package of ${missing.join(', ')} yet; run \`npx nx sync\` first`)]);
  let releases: readonly ReleaseEntry[];
  try {
    releases = await releasePlan(root, pending, documents);
  } catch (error) {
    return nothing([failed(error instanceof Error ? error.message : String(error))]);
  }
  if (releases.length === 0) return nothing(judged.diagnostics);
  const specs = versionedSpecs(model, await ownTexts(sources), releases);
  const after = await loadWorkspace(withTexts(sources, specs));
  if (after.model === undefined) return nothing(after.diagnostics);
  const moves = new Map(
    releases.flatMap(({ package: name, document, from, to }) => (document === undefined && from !== undefined ? [[name, { from, to }] as const] : [])),
  );
  const files = new Map<string, string | undefined>([
    ...specs,
    ...(await changelogs(root, after.model, releases)),
    ...registryFiles(root, after.model, releases),
    ...(await handWrittenFiles(root, pending.packages, moves)),
    ...pending.changesets.map(({ file }) => [file, undefined] as const),
  ]);
  return { releases, files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))), diagnostics: judged.diagnostics };
}
