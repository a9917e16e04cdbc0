import { isObject, textOf, type Json, type Model, type SpecDocument } from '@plugwright/spec';
import { sameJson } from '../equal.ts';

type Group = 'types' | 'errors' | 'events';

const reference = /^([a-z][a-z0-9-]*)#\/(types|errors|events)\/([A-Za-z][A-Za-z0-9-]*)$/;

const written = new WeakMap<SpecDocument, readonly string[]>();

function collect(value: Json, into: Set<string>): void {
  if (typeof value === 'string') {
    if (value.includes('#/') && reference.test(value)) into.add(value);
  } else if (Array.isArray(value)) for (const item of value as readonly Json[]) collect(item, into);
  else if (isObject(value)) for (const key of Object.keys(value)) collect(value[key] ?? null, into);
}

/** The members of other documents that a document refers to, `<document id>#/<group>/<name>`, each once. */
function referencesOf(document: SpecDocument): readonly string[] {
  const known = written.get(document);
  if (known !== undefined) return known;
  const found = new Set<string>();
  collect(document.raw, found);
  const imports = 'imports' in document ? document.imports : undefined;
  const absolute = [...found].flatMap((text) => {
    const [, alias = '', group = '', name = ''] = reference.exec(text) ?? [];
    const edge = imports?.get(alias);
    return edge === undefined ? [] : [`${edge.document}#/${group}/${name}`];
  });
  written.set(document, absolute);
  return absolute;
}

/** What is written of a member, its document's own references included as they stand. */
function rawMember(model: Model, text: string): { readonly owner: SpecDocument; readonly value: Json | undefined } | undefined {
  const [, id = '', group = '', name = ''] = reference.exec(text) ?? [];
  const owner = model.documents.get(id);
  if (owner === undefined) return undefined;
  const members = owner.raw[group as Group];
  return { owner, value: isObject(members) && Object.hasOwn(members, name) ? members[name] : undefined };
}

/** What a written member leads to, own members of its document and those of others. */
function leadsTo(owner: SpecDocument, value: Json | undefined): readonly string[] {
  const found = new Set<string>();
  const visit = (part: Json): void => {
    if (typeof part === 'string') {
      const own = /^#\/(types|errors)\/([A-Za-z][A-Za-z0-9-]*)$/.exec(part);
      if (own !== null) found.add(`${owner.id}${part}`);
      else if (reference.test(part)) {
        const [, alias = '', group = '', name = ''] = reference.exec(part) ?? [];
        const edge = 'imports' in owner ? owner.imports.get(alias) : undefined;
        if (edge !== undefined) found.add(`${edge.document}#/${group}/${name}`);
      }
    } else if (Array.isArray(part)) (part as readonly Json[]).forEach(visit);
    else if (isObject(part)) Object.values(part).forEach(visit);
  };
  if (value !== undefined) visit(value);
  const base = textOf(value, 'extends');
  if (base !== undefined && !base.includes('#')) found.add(`${owner.id}#/errors/${base}`);
  return [...found];
}

/** Whether members of other documents changed between two models; each is looked at once. */
export class ForeignChanges {
  readonly #old: Model;
  readonly #new: Model;
  readonly #differs = new Map<string, boolean>();
  readonly #next = new Map<string, readonly string[]>();

  constructor(old: Model, current: Model) {
    this.#old = old;
    this.#new = current;
  }

  /** Whether anything that a document reaches in others is written differently. */
  concern(document: SpecDocument): boolean {
    const reached = new Set(referencesOf(document));
    for (const text of reached) {
      if (this.#isDifferent(text)) return true;
      for (const next of this.#next.get(text) ?? []) reached.add(next);
    }
    return false;
  }

  #isDifferent(text: string): boolean {
    const known = this.#differs.get(text);
    if (known !== undefined) return known;
    const before = rawMember(this.#old, text);
    const after = rawMember(this.#new, text);
    const differs = before?.owner.raw !== after?.owner.raw && !sameJson(before?.value, after?.value);
    this.#differs.set(text, differs);
    this.#next.set(text, after === undefined ? [] : leadsTo(after.owner, after.value));
    return differs;
  }
}
