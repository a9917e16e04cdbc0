import { diffModels, type DocumentDiff, type SpecChange } from '@plugwright/compat';
import { createGuard } from '@plugwright/compat/guard';
import { diagnose, hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import type { Side } from './sides/side.ts';
import type { Verdict } from './verdict.ts';

/** Two states compared, with everything that a renderer shows. */
export interface Compared {
  readonly old: Side;
  readonly new: Side;
  readonly verdict: Verdict;
  /** Those with changes, by id. */
  readonly documents: readonly DocumentDiff[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a change is a break that nobody approved; `unknown` where that could not be decided. */
export function judged({ level, proof, approval }: SpecChange): Verdict {
  if (level !== 'breaking' || approval !== undefined) return 'compatible';
  return proof === 'unknown' ? 'unknown' : 'breaking';
}

/** What some changes come to together. */
export function verdictOf(changes: readonly SpecChange[]): Verdict {
  const verdicts = new Set(changes.map(judged));
  return verdicts.has('breaking') ? 'breaking' : verdicts.has('unknown') ? 'unknown' : 'compatible';
}

/** The one document that is compared, where a side names one. @throws Failure where the sides name two, or one has it not */
function onlyDocument(old: Side, now: Side): string | undefined {
  if (old.document !== undefined && now.document !== undefined && old.document !== now.document) {
    throw new Failure([diagnose('diff/different-documents', { old: old.label, oldId: old.document, new: now.label, newId: now.document })], exitCode.usage);
  }
  const id = old.document ?? now.document;
  for (const side of [old, now]) {
    if (id !== undefined && !side.model.documents.has(id)) throw new Failure([diagnose('diff/missing-document', { place: side.label, id })], exitCode.usage);
  }
  return id;
}

/**
 * Compare the documents of two Models. Schemas are decided in a process of their own, so that none can stop or end this one.
 * @param baselineOf the model that a document was released in, where it is not the old one
 */
export async function diffGuarded(
  old: Model,
  now: Model,
  options: { readonly documents?: string[]; readonly baselineOf?: (id: string) => Model | undefined } = {},
): Promise<Awaited<ReturnType<typeof diffModels>>> {
  const guard = createGuard();
  const { documents, baselineOf } = options;
  try {
    return await diffModels(old, now, {
      provers: {
        decide: (wider, narrower, asked) => guard.contains(wider, narrower, asked),
        prove: (question, whole, asked) => guard.prove(question, whole, asked),
      },
      ...(documents === undefined ? {} : { documents }),
      ...(baselineOf === undefined ? {} : { baselineOf: (id) => baselineOf(id) ?? old }),
    });
  } finally {
    guard.close();
  }
}

/** Compare two sides. @throws Failure where they cannot be compared */
export async function compare(old: Side, now: Side): Promise<Compared> {
  const id = onlyDocument(old, now);
  const { baselineOf } = old;
  const result = await diffGuarded(old.model, now.model, {
    ...(id === undefined ? {} : { documents: [id] }),
    ...(baselineOf === undefined ? {} : { baselineOf }),
  });
  const documents = result.documents.filter(({ changes }) => changes.length > 0);
  const verdict = verdictOf(documents.flatMap(({ changes }) => changes));
  return { old, new: now, verdict: hasErrors(result.diagnostics) ? 'breaking' : verdict, documents, diagnostics: result.diagnostics };
}
