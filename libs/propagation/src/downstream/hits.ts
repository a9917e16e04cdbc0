import { impact } from '@plugwright/compat';
import { canonicalJson, usedSurface, type Model, type UsedDocument } from '@plugwright/spec';
import type { GitTree } from '../git/tree.ts';
import type { UsedMember } from '../report.ts';

type Members = Readonly<Record<string, string>>;

function isPart(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function usedDocuments(surface: unknown): UsedDocument[] {
  if (!isPart(surface)) return [];
  const parts = [...Object.values(isPart(surface['imports']) ? surface['imports'] : {}), surface['kernel']];
  return parts.flatMap((part) => (isPart(part) && typeof part['document'] === 'string' && isPart(part['members']) ? [part as unknown as UsedDocument] : []));
}

/** The committed digests of what a plugin uses; undefined where it was never generated or they cannot be read. */
function committed(tree: GitTree, plugin: string): ReadonlyMap<string, Members> | undefined {
  const text = tree.read(`plugins/${plugin}/src/generated/imports.lock.json`);
  if (text === undefined) return undefined;
  try {
    return new Map(usedDocuments(JSON.parse(text)).map(({ document, members }) => [document, members]));
  } catch {
    return new Map();
  }
}

function differences(document: string, before: Members, now: Members): UsedMember[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const digest = (members: Members, name: string): string | undefined => (Object.hasOwn(members, name) ? members[name] : undefined);
  return names.flatMap((member) => {
    const [was, is] = [digest(before, member), digest(now, member)];
    if (was === is) return [];
    return [{ document, member, change: was === undefined ? 'reached' : is === undefined ? 'left' : 'changed', chain: [] }];
  });
}

/** What a plugin uses of the new documents that is not what its committed lock says: what `nx sync` would regenerate it for. */
function staleMembers(tree: GitTree, model: Model, plugin: string, changed: ReadonlySet<string>): readonly UsedMember[] {
  const before = committed(tree, plugin);
  if (before === undefined) return [];
  const surface = usedSurface(model, plugin);
  const now = new Map([...Object.values(surface.imports), surface.kernel].map(({ document, members }) => [document, members]));
  const documents = [...new Set([...before.keys(), ...now.keys()])].filter((id) => changed.has(id)).sort();
  return documents.flatMap((id) =>
    canonicalJson(before.get(id) ?? {}) === canonicalJson(now.get(id) ?? {}) ? [] : differences(id, before.get(id) ?? {}, now.get(id) ?? {}),
  );
}

/**
 * The plugins of a downstream workspace that use what changed, by id, each member with the chain that leads to it.
 * A plugin whose committed surface is that of the new documents has taken the change already.
 */
export function hitPlugins(tree: GitTree, old: Model | undefined, current: Model, changed: ReadonlySet<string>): ReadonlyMap<string, readonly UsedMember[]> {
  const chains = new Map<string, { readonly change: string; readonly chain: readonly string[] }>();
  for (const { document: plugin, members } of old === undefined ? [] : impact(old, current).affected) {
    for (const { document, member, change, chain } of members) {
      chains.set(`${plugin} ${document}#${member}`, { change, chain: chain.map((at) => `${at.document}#${at.member}`) });
    }
  }
  const hit = new Map<string, readonly UsedMember[]>();
  for (const { id, source } of current.plugins.values()) {
    if (!source.file.startsWith('specs/')) continue;
    const members = staleMembers(tree, current, id, changed);
    if (members.length === 0) continue;
    hit.set(
      id,
      members.map((member) => ({ ...member, ...chains.get(`${id} ${member.document}#${member.member}`) })),
    );
  }
  return hit;
}
