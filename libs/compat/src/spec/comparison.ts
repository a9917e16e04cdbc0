import type { Diagnostic } from '@plugwright/diagnostics';
import type { Json, Model, SpecDocument } from '@plugwright/spec';
import type { RulePlace, SpecChange } from './change.ts';
import type { Decider, Prover, Provers } from './prover.ts';
import { fillMessage, type ParamsOf, type Rule } from './rule.ts';

/** One version of a document, and the model that it is linked in. */
export interface Side<D extends SpecDocument = SpecDocument> {
  readonly model: Model;
  readonly document: D;
}

/** A place in a document of one side. */
export interface Spot {
  readonly document: string;
  readonly pointer: string;
}

/** Where a change is, and what proves it. Plain pointers are of the compared document. */
export interface Where {
  readonly member?: string | undefined;
  readonly old?: string | Spot | undefined;
  readonly new?: string | Spot | undefined;
  /** Pointers of the compared document that an approval may name; the places and the member where absent. */
  readonly at?: readonly string[];
  readonly witness?: Json | undefined;
  readonly proof?: 'yes' | 'no' | 'unknown' | undefined;
  readonly strict?: 'yes' | 'no' | 'unknown' | undefined;
  readonly via?: readonly string[] | undefined;
}

/** A change, and the pointers by which an approval may name it. */
export interface Found {
  readonly change: SpecChange;
  readonly at: readonly string[];
}

function placeOf(side: Side, spot: string | Spot): RulePlace | undefined {
  const document = typeof spot === 'string' ? side.document : side.model.documents.get(spot.document);
  const pointer = typeof spot === 'string' ? spot : spot.pointer;
  if (document === undefined) return undefined;
  const { source } = document;
  let span: RulePlace['span'];
  return {
    file: source.file,
    pointer,
    // Positions cost another parse of the text, so they wait until somebody shows them.
    get span() {
      return (span ??= source.spanOf(pointer));
    },
  };
}

function present<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Two versions of one document being compared: collects what is found. */
export class Comparison<D extends SpecDocument = SpecDocument> {
  readonly old: Side<D>;
  readonly new: Side<D>;
  readonly prove: Prover;
  readonly decide: Decider;
  readonly found: Found[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #told = new Set<string>();

  constructor(old: Side<D>, current: Side<D>, provers: Provers) {
    this.old = old;
    this.new = current;
    this.prove = provers.prove;
    this.decide = provers.decide;
  }

  /** Report a change; the compiler checks that the message has its parameters. */
  report<R extends Rule>(rule: R, params: Readonly<Record<ParamsOf<R['message']>, string>>, where: Where = {}): void {
    const { document } = this.new;
    const own = [where.old, where.new, where.member].filter((spot) => typeof spot === 'string');
    const change: SpecChange = {
      rule: rule.id,
      category: rule.category,
      surface: rule.surface,
      document: document.id,
      kind: document.kind,
      level: rule.level,
      bump: rule.bump,
      message: fillMessage(rule, params),
      advice: fillMessage({ ...rule, message: rule.advice }, params),
      page: rule.page,
      ...present<SpecChange>({
        member: where.member,
        old: where.old === undefined ? undefined : placeOf(this.old, where.old),
        new: where.new === undefined ? undefined : placeOf(this.new, where.new),
        witness: where.witness,
        proof: where.proof,
        strict: where.strict,
        via: where.via === undefined || where.via.length === 0 ? undefined : where.via,
      } as SpecChange),
    };
    this.found.push({ change, at: [...new Set([...(where.at ?? []), ...own])] });
  }

  /** Report what several surfaces may come across, such as a note on a type, once. */
  reportOnce<R extends Rule>(rule: R, params: Readonly<Record<ParamsOf<R['message']>, string>>, where: Where): void {
    const key = JSON.stringify([rule.id, where.old ?? null, where.new ?? null]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.report(rule, params, where);
  }
}
