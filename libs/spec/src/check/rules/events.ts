import { isObject, memberOf, objectOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Rule } from '../rules.ts';

/** A published event is one of a contract, or has a payload of its own, never both. */
export const events: Rule = (reporter, kind) => {
  if (kind !== 'plugin') return;
  for (const [name, written] of Object.entries(objectOf(objectOf(reporter.document.value, 'events'), 'publishes'))) {
    if (!isObject(written)) continue;
    const pointer = below('/events/publishes', name);
    if (memberOf(written, 'event') === undefined) {
      if (memberOf(written, 'payload') === undefined) reporter.report('spec/event-without-payload', { name }, { key: pointer });
      continue;
    }
    for (const key of ['payload', 'delivery', 'key'] as const) {
      if (memberOf(written, key) !== undefined) reporter.report('spec/event-payload-twice', { name, key }, { key: below(pointer, key) });
    }
  }
};
