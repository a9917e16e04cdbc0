import { flagOf, textOf } from '../../json/access.ts';
import type { ErrorClass, MemberRef } from '../../model/members.ts';
import type { LinkContext } from '../link-context.ts';
import { writtenMember } from '../link-document.ts';

const classes: readonly string[] = [
  'validation',
  'permission',
  'not-found',
  'conflict',
  'limit',
  'unavailable',
  'unsupported',
  'timeout',
  'cancelled',
  'internal',
] satisfies ErrorClass[];

/** What an error inherits from the entries that it extends. */
export interface Inherited {
  readonly class: ErrorClass;
  readonly retryable: boolean | undefined;
  readonly action: string | undefined;
}

/** The error that a written error extends, without reporting anything. */
function parentOf(context: LinkContext, documentId: string, name: string): MemberRef | undefined {
  const document = context.documents.get(documentId);
  if (document === undefined) return undefined;
  const base = textOf(writtenMember(document, 'errors', name), 'extends');
  if (base === undefined) return undefined;
  if (!base.includes('#')) return { document: documentId, name: base };
  const [alias = '', rest = ''] = base.split('#/errors/');
  const target = alias === '' ? documentId : document.imports.get(alias)?.document;
  return target === undefined ? undefined : { document: target, name: rest };
}

/** The chain of `extends` from an error to where it ends, itself first; one that comes round again ends with the repetition. */
export function errorChain(context: LinkContext, documentId: string, name: string): readonly MemberRef[] {
  const chain: MemberRef[] = [];
  const seen = new Set<string>();
  for (let at: MemberRef | undefined = { document: documentId, name }; at !== undefined; at = parentOf(context, at.document, at.name)) {
    chain.push(at);
    const key = `${at.document}/${at.name}`;
    if (seen.has(key)) break;
    seen.add(key);
  }
  return chain;
}

/** Class, retryability and action of an error: the nearest entry of its chain that says them. */
export function rootErrorOf(context: LinkContext, documentId: string, name: string): Inherited | undefined {
  let errorClass: string | undefined;
  let retryable: boolean | undefined;
  let action: string | undefined;
  for (const { document, name: entry } of errorChain(context, documentId, name)) {
    const target = context.documents.get(document);
    const written = target === undefined ? undefined : writtenMember(target, 'errors', entry);
    if (written === undefined) break;
    errorClass ??= textOf(written, 'class');
    retryable ??= flagOf(written, 'retryable');
    action ??= textOf(written, 'action');
  }
  return errorClass !== undefined && classes.includes(errorClass) ? { class: errorClass as ErrorClass, retryable, action } : undefined;
}
