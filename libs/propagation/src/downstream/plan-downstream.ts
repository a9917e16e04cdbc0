import type { Diagnostic } from '@plugwright/diagnostics';
import { effectOf, planWorkspace, type EmitSettings } from '@plugwright/emit';
import { loadWorkspace, type Model, type SourceFile, type WorkspaceSources } from '@plugwright/spec';
import type { Differ } from '../differ.ts';
import type { GitTree } from '../git/tree.ts';
import type { HitPlugin, UsedMember } from '../report.ts';
import { higherBump } from '../texts/bump.ts';
import { changesetText, summary, type Story } from '../texts/summary.ts';
import type { ChangeToCarry } from '../upstream/change-to-carry.ts';
import { raiseDependency } from './dependency.ts';
import { hitPlugins } from './hits.ts';
import type { Offer } from './offered.ts';
import { excludingRanges, rangeFor, withRanges, type ExcludingRange } from './ranges.ts';
import { treeSource } from './tree-source.ts';

/** What has to change in a downstream workspace. Paths are relative to it. */
export interface DownstreamPlan {
  readonly writes: ReadonlyMap<string, string>;
  readonly deletes: readonly string[];
  readonly story: Story;
}

/** A plan, or why there is none. `not-concerned` is good news. */
export type DownstreamOutcome =
  { readonly kind: 'plan'; readonly plan: DownstreamPlan } | { readonly kind: 'not-concerned' } | { readonly kind: 'refused'; readonly reason: string };

const mostFindings = 5;

function refused(what: string, diagnostics: readonly Diagnostic[]): DownstreamOutcome {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const told = errors
    .slice(0, mostFindings)
    .map(({ code, message, span }) => `${span === undefined ? '' : `${span.file}:${String(span.start.line)} `}${message} [${code}]`);
  const more = errors.length > mostFindings ? [`and ${String(errors.length - mostFindings)} more`] : [];
  return { kind: 'refused', reason: [what, ...told, ...more].join('\n') };
}

function nameIn(tree: GitTree, file: string): string | undefined {
  try {
    const { name } = JSON.parse(tree.read(file) ?? '') as { name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

/** The choices that the workspace made when its plugins were generated, read from one of them. */
function settingsOf(tree: GitTree, plugin: string): Partial<EmitSettings> {
  const file = `plugins/${plugin}/package.json`;
  const scope = /^(@[a-z0-9][a-z0-9._-]*)\//.exec(nameIn(tree, file) ?? '')?.[1];
  let range: unknown;
  try {
    range = (JSON.parse(tree.read(file) ?? '') as { dependencies?: Record<string, unknown> }).dependencies?.['@plugwright/sdk'];
  } catch {
    range = undefined;
  }
  return { ...(scope === undefined ? {} : { scope }), ...(typeof range === 'string' ? { platformRange: range } : {}) };
}

interface Sides {
  readonly change: ChangeToCarry;
  readonly tree: GitTree;
  readonly offer: Offer;
  readonly diff: Differ;
}

async function hitsWithBumps(
  { diff, change }: Sides,
  old: Model | undefined,
  current: Model,
  hit: ReadonlyMap<string, readonly UsedMember[]>,
  ranges: readonly ExcludingRange[],
): Promise<HitPlugin[]> {
  const using = new Set(hit.keys());
  // One that does not use what changed is here for its range alone, which its users can see.
  const ids = [...new Set([...using, ...ranges.map(({ importer }) => importer)])].sort();
  const diffs = old === undefined ? [] : (await diff(old, current, { documents: ids })).documents;
  return ids.map((plugin) => {
    const own = diffs.find(({ document }) => document === plugin)?.bump ?? 'none';
    const excluding = ranges.find(({ importer }) => importer === plugin);
    const range = excluding === undefined ? undefined : { from: excluding.range, to: rangeFor(excluding, change.version, using) };
    // A regenerated plugin is a new one to release at least; a range that moved is something its users can notice.
    const bump = higherBump(own, range === undefined ? 'patch' : 'minor');
    return { plugin, bump, members: hit.get(plugin) ?? [], ...(range === undefined ? {} : { range }) };
  });
}

function changesets(tree: GitTree, story: Story): [string, string][] {
  const { document, version } = story.change;
  return story.hit.map((hit) => {
    const name =
      nameIn(tree, `plugins/${hit.plugin}/package.json`) ?? nameIn(tree, `libs/contracts/${hit.plugin}/package.json`) ?? `@plugwright/plugin-${hit.plugin}`;
    return [`.changeset/follow-${document}-${version.replaceAll(/[^0-9A-Za-z-]/g, '-')}-${hit.plugin}.md`, changesetText(name, story, hit)];
  });
}

/** Plan one downstream workspace. Nothing is written and nothing outside of the tree is read. */
export async function planDownstream(sides: Sides): Promise<DownstreamOutcome> {
  const { change, tree, offer } = sides;
  const { files } = await treeSource(tree).list();
  if (files.length === 0) return { kind: 'refused', reason: 'it holds no specs at this path' };
  const ranges = excludingRanges(files, change.document, change.version);
  const load = (
    hit: ReadonlySet<string>,
  ): Promise<{ readonly model?: Model; readonly diagnostics: readonly Diagnostic[]; readonly texts: ReadonlyMap<string, string> }> =>
    loadWith(sides, files, ranges, hit);
  const widened = await load(new Set());
  if (widened.model === undefined) return refused('its specs do not fit the new document:', widened.diagnostics);
  const old = (await loadWorkspace(sourcesOf(sides, new Map(), 'old'))).model;
  const hit = hitPlugins(tree, old, widened.model, offer.changed);
  if (hit.size === 0) return { kind: 'not-concerned' };
  const { model, diagnostics, texts } = ranges.length === 0 ? widened : await load(new Set(hit.keys()));
  if (model === undefined) return refused('its specs do not fit the new document:', diagnostics);
  const [first = ''] = hit.keys();
  const edited = ranges.map(({ importer }) => importer).filter((id) => model.plugins.has(id));
  const plugins = [...new Set([...hit.keys(), ...edited])].sort();
  const emitted = await planWorkspace(model, overlaid(tree, texts), { plugins, settings: settingsOf(tree, first) });
  if (emitted.diagnostics.some(({ severity }) => severity === 'error')) return refused('its generated files cannot be made again:', emitted.diagnostics);
  const { writes, deletes } = effectOf(emitted.changes);
  const dependency = raiseDependency(tree.read('package.json'), change.packageName, change.version);
  const story: Story = { change, hit: await hitsWithBumps(sides, old, model, hit, ranges), notes: [dependency.note, ...notesOf(tree, ranges, hit)] };
  const all = new Map([
    ...writes,
    ...texts,
    ...(dependency.text === undefined ? [] : [['package.json', dependency.text] as const]),
    ...changesets(tree, story),
    [`docs/propagation/${change.document}-${change.version}.md`, summary(story)],
  ]);
  const blocked = [...all.keys(), ...deletes].find((path) => tree.blocked(path));
  if (blocked !== undefined) return { kind: 'refused', reason: `${blocked} is a link, or stands where one is, and is not written through` };
  return { kind: 'plan', plan: { writes: new Map([...all].filter(([path, text]) => tree.read(path) !== text)), deletes, story } };
}

function sourcesOf({ tree, offer }: Sides, texts: ReadonlyMap<string, string>, side: 'old' | 'current'): WorkspaceSources {
  return { own: [treeSource(tree, texts)], installed: [offer[side]] };
}

async function loadWith(sides: Sides, files: readonly SourceFile[], ranges: readonly ExcludingRange[], hit: ReadonlySet<string>): ReturnType<typeof loadTexts> {
  return loadTexts(
    sides,
    withRanges(files, ranges, (range) => rangeFor(range, sides.change.version, hit)),
  );
}

async function loadTexts(
  sides: Sides,
  texts: ReadonlyMap<string, string>,
): Promise<{ readonly model?: Model; readonly diagnostics: readonly Diagnostic[]; readonly texts: ReadonlyMap<string, string> }> {
  const { model, diagnostics } = await loadWorkspace(sourcesOf(sides, texts, 'current'));
  return { ...(model === undefined ? {} : { model }), diagnostics, texts };
}

/** The tree as it is once specs have other texts. */
function overlaid(tree: GitTree, texts: ReadonlyMap<string, string>): GitTree {
  return { ...tree, read: (path) => texts.get(path) ?? tree.read(path) };
}

function notesOf(tree: GitTree, ranges: readonly ExcludingRange[], hit: ReadonlyMap<string, unknown>): string[] {
  const both = ranges.filter(({ importer }) => !hit.has(importer)).map(({ importer }) => importer);
  return [
    'Look at the handlers and tests of the plugins named above: what a person wrote was not touched.',
    ...(both.length === 0 ? [] : [`These use nothing that changed and take both versions now: ${both.join(', ')}.`]),
    ...(tree.read('.changeset/config.json') === undefined
      ? ['There is no .changeset/config.json here: the changesets are ready, but nothing reads them yet.']
      : []),
  ];
}
