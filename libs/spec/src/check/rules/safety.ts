import { flagOf, isObject, memberOf, objectOf, textOf, textsOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Rule } from '../rules.ts';

/** A plugin's operation that writes offers whatIf, confirm and rollback, or says why not. */
export const safety: Rule = (reporter, kind) => {
  if (kind !== 'plugin') return;
  for (const [operation, written] of Object.entries(objectOf(reporter.document.value, 'operations'))) {
    const pointer = below('/operations', operation);
    const writes = textsOf(objectOf(written, 'effects'), 'writes');
    const offered = memberOf(written, 'safety');
    if (writes.length === 0) {
      if (offered !== undefined) reporter.report('spec/safety-without-write', { operation }, { key: below(pointer, 'safety') });
      continue;
    }
    const what = writes.join(', ');
    if (!isObject(offered)) {
      if (offered === undefined) reporter.report('spec/unsafe-write', { operation, what, problem: 'says nothing about `safety`' }, { key: pointer });
      continue;
    }
    const lacking = (['whatIf', 'confirm', 'rollback'] as const).filter((promise) => flagOf(offered, promise) === false);
    if (lacking.length > 0 && textOf(offered, 'reason') === undefined) {
      reporter.report(
        'spec/unsafe-write',
        { operation, what, problem: `offers no ${lacking.join(', ')} and gives no reason` },
        { key: below(pointer, 'safety') },
      );
    }
    const input = objectOf(written, 'input');
    for (const promise of ['whatIf', 'confirm'] as const) {
      if (flagOf(offered, promise) !== true) continue;
      const member = memberOf(objectOf(input, 'properties'), promise);
      if (textOf(member, 'type') !== 'boolean') reporter.report('spec/safety-without-member', { operation, promise }, below(pointer, 'safety', promise));
    }
  }
};
