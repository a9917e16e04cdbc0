import type { TypeKey } from './form.ts';

/** The text of one type, with the places where other types stand. */
export interface CompiledType {
  /** `texts[0] refs[0] texts[1] refs[1] .. texts[n]`. */
  readonly texts: readonly string[];
  readonly refs: readonly TypeKey[];
}

const token = /"(?:[^"\\]|\\.)*"|\$ref(\d+)\$(?!\??:)/g;

/** Find the markers outside string literals (and outside member names, which a colon follows). */
export function splitMarkers(text: string, keys: readonly TypeKey[]): CompiledType {
  const texts: string[] = [];
  const refs: TypeKey[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    const key = match[1] === undefined ? undefined : keys[Number(match[1])];
    if (key === undefined) continue;
    texts.push(text.slice(from, match.index));
    refs.push(key);
    from = match.index + match[0].length;
  }
  texts.push(text.slice(from));
  return { texts, refs };
}

/** The text with the referred types by name. */
export function renderType(type: CompiledType, nameOf: (key: TypeKey) => string): string {
  return type.texts.map((text, index) => text + (index < type.refs.length ? nameOf(type.refs[index] ?? '') : '')).join('');
}
