import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, loadWorkspace, usedSurface, type Model } from '@plugwright/spec';

import type { Edge } from './edge-cache.ts';
import { surfaceLock } from './surface-key.ts';

type Part = Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The committed surface of a plugin: undefined where it was never generated, empty where it cannot be read. */
function committedSurface(root: string, id: string): Part | undefined {
  let text: string;
  try {
    text = readFileSync(join(root, 'plugins', id, surfaceLock), 'utf8');
  } catch {
    return undefined;
  }
  try {
    const lock: unknown = JSON.parse(text);
    return isPart(lock) ? lock : {};
  } catch {
    return {};
  }
}

function differs(now: unknown, committed: unknown): boolean {
  return committed === undefined || canonicalJson(now) !== canonicalJson(committed);
}

function upstreamsOf(model: Model, id: string, committed: Part): string[] {
  const surface = usedSurface(model, id);
  const before = isPart(committed['imports']) ? committed['imports'] : {};
  const upstreams = Object.entries(surface.imports)
    .filter(([alias, part]) => differs(part, Object.hasOwn(before, alias) ? before[alias] : undefined))
    .map(([, part]) => part.document);
  return differs(surface.kernel, committed['kernel']) ? [...upstreams, 'kernel'] : upstreams;
}

/**
 * The pairs of plugin and upstream where the part that the plugin uses is not what its committed `imports.lock.json`
 * says. Empty when specs have errors: `check` reports those, the project graph has to stand.
 */
export async function changedSurfaces(root: string): Promise<Edge[]> {
  const { model } = await loadWorkspace(root);
  if (model === undefined) return [];
  return [...model.plugins.keys()].flatMap((id) => {
    const committed = committedSurface(root, id);
    return committed === undefined ? [] : [...new Set(upstreamsOf(model, id, committed))].map((upstream) => [id, upstream] as const);
  });
}
