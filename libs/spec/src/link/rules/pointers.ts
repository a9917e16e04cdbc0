import { listOf } from '../../json/access.ts';
import { below, escapeToken, tokensOf } from '../../json/pointer.ts';
import type { Model, SpecDocument } from '../../model/document.ts';
import type { Operation } from '../../model/members.ts';
import type { Schema } from '../../model/schema.ts';
import { leadsToMember } from '../../schema/leads-to.ts';
import { materialize } from '../../schema/materialize.ts';
import type { LinkDocument } from '../link-document.ts';

/** The schema of an operation at which a pointer begins, and what is left of it; a direction that does not stream has none. */
function schemaAt(
  operation: Operation,
  [part, ...rest]: readonly string[],
): { readonly part: string; readonly schema: Schema | undefined; readonly rest: readonly string[] } | undefined {
  if (part === 'input' || part === 'output') return { part, schema: operation[part], rest };
  const [direction, ...inside] = rest;
  if (part !== 'stream' || (direction !== 'download' && direction !== 'upload')) return undefined;
  return { part: direction, schema: operation.stream?.[direction], rest: inside };
}

/** Keys of events and places of personal data are members that their schemas declare. */
export function checkPointers(model: Model, document: LinkDocument, built: SpecDocument): void {
  const events =
    built.kind === 'contract'
      ? [...built.events.values()]
      : built.kind === 'plugin'
        ? [...built.publishes.values()].filter((event) => event.event === undefined)
        : [];
  for (const event of events) {
    if (event.key === undefined || leadsToMember(materialize(model, built.id, event.payload, 'closed'), event.key)) continue;
    document.reporter.report('spec/pointer-not-found', { pointer: event.key, where: 'the payload' }, below(event.pointer, 'key'));
  }
  if (built.kind !== 'plugin') return;
  listOf(built.data, 'pii').forEach((pointer, index) => {
    if (typeof pointer !== 'string') return;
    const [, name = '', ...tokens] = tokensOf(pointer);
    const operation = built.operations.get(name);
    const found = operation === undefined ? undefined : schemaAt(operation, tokens);
    if (found === undefined) return;
    const inside = found.rest.map((token) => `/${escapeToken(token)}`).join('');
    if (found.schema === undefined || !leadsToMember(materialize(model, built.id, found.schema, 'closed'), inside)) {
      document.reporter.report('spec/pointer-not-found', { pointer, where: `the ${found.part} of "${name}"` }, below('/data/pii', index));
    }
  });
}
