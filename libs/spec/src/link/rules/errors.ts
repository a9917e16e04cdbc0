import { isObject, memberOf, objectOf, textOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { MemberRef } from '../../model/members.ts';
import { errorChain, rootErrorOf } from '../build/error-chain.ts';
import type { LinkContext } from '../link-context.ts';
import { membersOf, type LinkDocument } from '../link-document.ts';

/** Whether a cycle begins with the smallest of its entries, so that it is told once. */
function isFirst(cycle: readonly MemberRef[]): boolean {
  const codes = cycle.map((entry) => `${entry.document}/${entry.name}`);
  return codes.toSorted()[0] === codes[0];
}

/** Every error ends in a class, and its message only shows what its details have. */
export function checkErrors(context: LinkContext, document: LinkDocument): void {
  for (const [name, written] of Object.entries(membersOf(document, 'errors'))) {
    if (!isObject(written)) continue;
    const pointer = below('/errors', name);
    const ownClass = textOf(written, 'class');
    if (memberOf(written, 'class') === undefined && memberOf(written, 'extends') === undefined) {
      document.reporter.report('spec/error-without-class', { name }, { key: pointer });
    }
    const chain = errorChain(context, document.id, name);
    const last = chain.at(-1);
    if (chain.length > 1 && last?.document === document.id && last.name === name && isFirst(chain)) {
      document.reporter.report('link/error-cycle', { cycle: chain.map((entry) => `${entry.document}/${entry.name}`).join(' -> ') }, below(pointer, 'extends'));
    }
    const parent = chain[1];
    const inherited = parent === undefined ? undefined : rootErrorOf(context, parent.document, parent.name)?.class;
    if (ownClass !== undefined && inherited !== undefined && inherited !== ownClass) {
      document.reporter.report('spec/error-class-twice', { name, own: ownClass, inherited }, below(pointer, 'class'));
    }
    const details = memberOf(written, 'details');
    if (isObject(details) && memberOf(details, '$ref') === undefined) {
      const members = objectOf(details, 'properties');
      for (const [, placeholder = ''] of (textOf(written, 'message') ?? '').matchAll(/\{([^{}]*)\}/g)) {
        if (memberOf(members, placeholder) === undefined) document.reporter.report('spec/message-placeholder', { placeholder }, below(pointer, 'message'));
      }
    }
  }
}
