import type { Json, JsonObject } from '@plugwright/spec';

/** The base of documents that name none; reserved, so it never meets a real address. */
const NOWHERE = 'https://plugwright.invalid/';

/** A schema resource: a document, or a part of one that carries its own identifier. */
export interface Resource {
  readonly uri: string;
  /** Pointers of its root as written and as translated. */
  readonly from: string;
  readonly to: string;
  /** Its root as written. */
  readonly root: Json;
}

/** The resource a document is before anything is read of it. */
export function documentResource(root: Json): Resource {
  return { uri: NOWHERE, from: '', to: '', root };
}

/** Resolves a reference against a base; `undefined` where either is no URI. */
export function resolve(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

/** A URI reference in two: what names a resource and the fragment, without `#`. */
export function splitFragment(reference: string): { readonly base: string; readonly fragment: string | undefined } {
  const at = reference.indexOf('#');
  return at < 0 ? { base: reference, fragment: undefined } : { base: reference.slice(0, at), fragment: reference.slice(at + 1) };
}

/** An anchor's name as 2020-12 allows it; older drafts took any fragment. */
export function anchorName(fragment: string): string {
  if (/^[A-Za-z_][-A-Za-z0-9._]*$/.test(fragment)) return fragment;
  return `_${Array.from(fragment, (character) => (/[A-Za-z0-9]/.test(character) ? character : `_${(character.codePointAt(0) ?? 0).toString(16)}_`)).join('')}`;
}

/** What a schema object's identifier says: its base, and an anchor where a draft up to 7 put one there. */
export function identity(node: JsonObject, keyword: 'id' | '$id' | undefined): { readonly base?: string; readonly anchor?: string } {
  const written: Json | undefined = keyword === undefined ? undefined : node[keyword];
  if (typeof written !== 'string') return {};
  const { base, fragment } = splitFragment(written);
  return {
    ...(base === '' ? {} : { base }),
    ...(fragment === undefined || fragment === '' ? {} : { anchor: anchorName(fragment) }),
  };
}
