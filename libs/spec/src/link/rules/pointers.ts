import { listOf } from '../../json/access.ts';
import { below, escapeToken, tokensOf } from '../../json/pointer.ts';
import type { Model, SpecDocument } from '../../model/document.ts';
import { leadsToMember } from '../../schema/leads-to.ts';
import { materialize } from '../../schema/materialize.ts';
import type { LinkDocument } from '../link-document.ts';

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
    const [, name = '', part, ...rest] = tokensOf(pointer);
    const operation = built.operations.get(name);
    if (operation === undefined || (part !== 'input' && part !== 'output')) return;
    const inside = rest.map((token) => `/${escapeToken(token)}`).join('');
    if (!leadsToMember(materialize(model, built.id, operation[part], 'closed'), inside)) {
      document.reporter.report('spec/pointer-not-found', { pointer, where: `the ${part} of "${name}"` }, below('/data/pii', index));
    }
  });
}
