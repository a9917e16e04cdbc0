import type { Json } from '@plugwright/spec';
import { alsoRequire } from './handlers.ts';
import { valueAt } from './pointer.ts';
import { anchorName, resolve, splitFragment, type Resource } from './resource.ts';
import type { FoundAnchor, FoundReference, Translation } from './translation.ts';

/** What a reference of this document points to: a resource of it and the fragment. */
interface Aim {
  readonly resource: Resource;
  readonly base: string;
  readonly fragment: string;
}

function aimOf({ resource, out, keyword }: FoundReference, resources: readonly Resource[]): Aim | undefined {
  const written = out[keyword];
  if (typeof written !== 'string') return undefined;
  const { base, fragment = '' } = splitFragment(written);
  if (base === '') return { resource, base, fragment };
  const uri = resolve(base, resource.uri);
  const found = resources.find((candidate) => candidate.uri === uri);
  return found && { resource: found, base, fragment };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Pointers of the document that references use as schemas although the walk did not come by. */
export function unvisited(document: Json, translation: Translation): string[] {
  const found: string[] = [];
  for (const reference of translation.references) {
    const aim = aimOf(reference, translation.resources);
    if (!aim?.fragment.startsWith('/')) continue;
    const pointer = aim.resource.from + decoded(aim.fragment);
    if (!translation.moves.has(pointer) && valueAt(document, pointer) !== undefined) found.push(pointer);
  }
  return found;
}

function anchorOf({ resource, fragment }: Aim, anchors: readonly FoundAnchor[]): FoundAnchor | undefined {
  const name = anchorName(decoded(fragment));
  return anchors.find((anchor) => anchor.resource === resource && anchor.name === name);
}

/** Whether what a dynamic reference finds depends on the way that led to it: its name is given in several resources. */
function dependsOnScope(reference: FoundReference, { resources, anchors }: Translation): boolean {
  if (reference.keyword !== '$dynamicRef') return false;
  const aim = aimOf(reference, resources);
  const anchor = aim && anchorOf(aim, anchors);
  if (anchor?.dynamic !== true) return false;
  return anchors.some((other) => other.dynamic && other.name === anchor.name && other.resource !== anchor.resource);
}

/**
 * Makes every reference within the document a pointer from its root and takes the names away, on which
 * validators differ. Where a dynamic reference needs them, references only follow what moved.
 */
export function settleReferences(translation: Translation): void {
  if (translation.references.some((reference) => dependsOnScope(reference, translation))) {
    for (const reference of translation.references) follow(reference, translation);
    return;
  }
  for (const reference of translation.references) makePointer(reference, translation);
  for (const out of translation.named) delete out['$id'];
  for (const { out } of translation.anchors) {
    delete out['$anchor'];
    delete out['$dynamicAnchor'];
  }
}

function makePointer(reference: FoundReference, translation: Translation): void {
  const aim = aimOf(reference, translation.resources);
  if (aim === undefined) return;
  const { resource, fragment } = aim;
  let target: string | undefined;
  if (fragment === '') target = resource.to;
  else if (fragment.startsWith('/')) target = translation.moves.to(resource.from + decoded(fragment));
  else target = anchorOf(aim, translation.anchors)?.to;
  if (target === undefined) return;
  const $ref = `#${encodeURI(target)}`;
  const { out, keyword } = reference;
  if (keyword === '$ref') {
    out['$ref'] = $ref;
    return;
  }
  Reflect.deleteProperty(out, keyword);
  if (out['$ref'] === undefined) out['$ref'] = $ref;
  else alsoRequire(out, { $ref });
}

function follow(reference: FoundReference, translation: Translation): void {
  const aim = aimOf(reference, translation.resources);
  if (aim === undefined || aim.fragment === '') return;
  const { resource, base, fragment } = aim;
  if (!fragment.startsWith('/')) {
    reference.out[reference.keyword] = `${base}#${anchorName(decoded(fragment))}`;
    return;
  }
  const old = resource.from + decoded(fragment);
  const moved = translation.moves.to(old);
  if (moved === old && resource.from === resource.to) return;
  // A target cannot leave its resource: handlers move schemas within the schema that holds them.
  reference.out[reference.keyword] = `${base}#${encodeURI(moved.slice(resource.to.length))}`;
}
