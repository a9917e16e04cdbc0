import { below, type ErrorEntry, type MemberRef, type Schema } from '@plugwright/spec';
import type { Comparison, Spot, Where } from '../comparison.ts';
import { errorBecameFatal } from '../rules/error/error-became-fatal.ts';
import { errorBecameRetryable } from '../rules/error/error-became-retryable.ts';
import { errorClassChanged } from '../rules/error/error-class-changed.ts';
import { errorDetailsExtended } from '../rules/error/error-details-extended.ts';
import { errorDetailsNarrowed } from '../rules/error/error-details-narrowed.ts';
import { errorDetailsReduced } from '../rules/error/error-details-reduced.ts';
import { errorDetailsRewritten } from '../rules/error/error-details-rewritten.ts';
import { errorDetailsTightened } from '../rules/error/error-details-tightened.ts';
import { errorDetailsWidened } from '../rules/error/error-details-widened.ts';
import { errorExtendsAdded } from '../rules/error/error-extends-added.ts';
import { errorExtendsChanged } from '../rules/error/error-extends-changed.ts';
import { compareExchanged, compareTelling, ownTypes } from '../surface/compare-surface.ts';

const telling = {
  widened: errorDetailsWidened,
  narrowed: errorDetailsNarrowed,
  extended: errorDetailsExtended,
  reduced: errorDetailsReduced,
  rewritten: errorDetailsRewritten,
};
/** A contract's error is raised by some plugins and read by others. */
const exchanged = { narrowed: errorDetailsTightened, widened: errorDetailsWidened, extended: errorDetailsExtended, rewritten: errorDetailsRewritten };

/** The details as written, or what the message needs: its placeholders, as text or numbers. */
function detailsOf({ details, message }: ErrorEntry): Schema {
  if (details !== undefined) return details;
  const names = [...new Set([...message.matchAll(/\{([A-Za-z_][A-Za-z0-9_-]*)\}/g)].map(([, name]) => name ?? ''))];
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { type: ['string', 'number'] }])) };
}

/** An error of another document that leaks through an operation. */
interface Leak {
  readonly reference: MemberRef;
  /** Pointer of the operation. */
  readonly member: string;
}

/** Compare two versions of an error; one of another document where it leaks through an operation. */
export async function compareErrorEntries(comparison: Comparison, old: ErrorEntry, current: ErrorEntry, leak?: Leak): Promise<void> {
  const name = leak === undefined ? current.name : current.code;
  const via = leak === undefined ? undefined : [`${leak.reference.document}#/errors/${leak.reference.name}`];
  const spot = (pointer: string): string | Spot => (leak === undefined ? pointer : { document: leak.reference.document, pointer });
  const at = (key: string): Where => ({
    member: leak?.member ?? current.pointer,
    old: spot(below(old.pointer, key)),
    new: spot(below(current.pointer, key)),
    via,
  });
  if (old.class !== current.class) comparison.report(errorClassChanged, { name, old: old.class, new: current.class }, at('class'));
  if (old.retryable !== current.retryable) comparison.report(current.retryable ? errorBecameRetryable : errorBecameFatal, { name }, at('retryable'));
  if (leak === undefined && old.extends !== current.extends && current.extends !== undefined && old.extends === undefined)
    comparison.report(errorExtendsAdded, { name, new: current.extends }, at('extends'));
  else if (leak === undefined && old.extends !== current.extends)
    comparison.report(errorExtendsChanged, { name, old: old.extends ?? 'nothing', new: current.extends ?? 'nothing' }, at('extends'));
  const surface = {
    what: `Details of ${name}`,
    member: leak?.member ?? current.pointer,
    old: detailsOf(old),
    new: detailsOf(current),
    oldPointer: below(old.pointer, 'details'),
    newPointer: below(current.pointer, 'details'),
    ...(leak === undefined ? {} : { from: { old: leak.reference.document, new: leak.reference.document, via: via ?? [] } }),
  };
  if (comparison.new.document.kind === 'contract') await compareExchanged(comparison, surface, exchanged, ownTypes(comparison));
  else await compareTelling(comparison, surface, telling);
}
