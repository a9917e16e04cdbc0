import { assembleReleasePlan } from '@changesets/assemble-release-plan';
import { defaultConfig, validateConfig } from '@changesets/config';
import type { Config, NewChangeset, Packages } from '@changesets/types';
import type { Bump } from '@plugwright/compat';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wordsOf } from '../bump/changeset-text.ts';
import { changesetFolder, type Pending } from '../changesets/pending.ts';
import { declaresStable, effectiveBump } from '../versions/step.ts';
import { handWritten, type WorkspacePackage } from '../workspace/workspace-packages.ts';
import type { ReleaseEntry } from './release-entry.ts';

/** A document as the plan sees it: the version written, and the last one released. */
export interface PlannedDocument {
  readonly id: string;
  readonly written: string;
  readonly released?: string;
}

/** The packages as changesets wants them: without dependencies, so that nothing is raised that no changeset names. */
function packagesOf(root: string, packages: readonly { readonly name: string; readonly version: string; readonly folder: string }[]): Packages {
  return {
    rootDir: root,
    rootPackage: { dir: root, packageJson: { name: '', version: '0.0.0' } },
    packages: packages.map(({ name, version, folder }) => ({ dir: join(root, folder), packageJson: { name, version } })),
    tool: { type: 'npm' },
  };
}

async function configOf(root: string, packages: readonly WorkspacePackage[]): Promise<Config> {
  let written: unknown;
  try {
    written = JSON.parse(await readFile(join(root, changesetFolder, 'config.json'), 'utf8'));
  } catch {
    return defaultConfig;
  }
  const { config, errors } = validateConfig(written, packagesOf(root, packages));
  if (config === undefined) throw new Error(`${changesetFolder}/config.json: ${errors.join('; ')}`);
  return config;
}

function changesFor(pending: Pending, name: string): ReleaseEntry['changes'] {
  return pending.changesets.flatMap(({ summary, releases }) =>
    releases.filter((release) => release.package === name && release.bump !== 'none').map(({ bump }) => ({ bump, words: wordsOf(summary) })),
  );
}

/** Groups of hand-written packages that share their version, as the configuration says. */
function groups(fixed: Config['fixed'], names: ReadonlySet<string>): string[][] {
  return fixed.map((group) => group.filter((name) => names.has(name))).filter((group) => group.length > 0);
}

/**
 * Who gets which version: documents first released get the version written, those raised by changesets the next one,
 * hand-written packages as changesets has it. Sorted by package.
 * @throws Error where `.changeset/config.json` is refused by changesets.
 */
export async function releasePlan(root: string, pending: Pending, documents: readonly PlannedDocument[]): Promise<readonly ReleaseEntry[]> {
  const byDocument = new Map(pending.packages.flatMap((entry) => (entry.document === undefined ? [] : [[entry.document, entry] as const])));
  const entries: ReleaseEntry[] = [];
  const planned: { name: string; version: string; folder: string; document?: string }[] = [...handWritten(pending.packages)];
  for (const { id, written, released } of documents) {
    const emitted = byDocument.get(id);
    if (emitted === undefined) continue;
    const { name, folder } = emitted;
    const stable = released !== undefined && declaresStable(released, written);
    if (released !== undefined && !stable) planned.push({ name, version: released, folder, document: id });
    else {
      const from = released === undefined ? {} : { from: released };
      entries.push({ package: name, folder, document: id, to: written, bump: stable ? 'major' : 'none', changes: changesFor(pending, name), ...from });
    }
  }
  const versions = new Map(planned.map(({ name, version }) => [name, version]));
  const changesets = pending.changesets.map(({ id, summary, releases }): NewChangeset => {
    const known = releases.filter((release) => versions.has(release.package));
    return { id, summary, releases: known.map(({ package: name, bump }) => ({ name, type: effectiveBump(versions.get(name) ?? '1.0.0', bump) })) };
  });
  const config = await configOf(root, pending.packages);
  const plan = assembleReleasePlan(
    changesets,
    packagesOf(root, planned),
    { ...config, ignore: [], fixed: groups(config.fixed, new Set(versions.keys())), linked: groups(config.linked, new Set(versions.keys())) },
    undefined,
  );
  const places = new Map(planned.map((entry) => [entry.name, entry]));
  for (const { name, type, oldVersion, newVersion } of plan.releases) {
    const place = places.get(name);
    if (type === 'none' || place === undefined || oldVersion === newVersion) continue;
    const document = place.document === undefined ? {} : { document: place.document };
    entries.push({
      package: name,
      folder: place.folder,
      ...document,
      from: place.version,
      to: newVersion,
      bump: type satisfies Bump,
      changes: changesFor(pending, name),
    });
  }
  return entries.sort((a, b) => (a.package < b.package ? -1 : 1));
}
