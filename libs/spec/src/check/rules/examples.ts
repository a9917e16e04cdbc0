import { isObject, listOf, memberOf, textOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Rule } from '../rules.ts';
import { operationGroups } from '../schema-places.ts';

/** An example says either its output or its error. */
export const examples: Rule = (reporter) => {
  for (const { pointer, operations } of operationGroups(reporter.document.value)) {
    for (const [operation, written] of Object.entries(operations)) {
      listOf(written, 'examples').forEach((example, index) => {
        if (!isObject(example)) return;
        const both = memberOf(example, 'output') !== undefined && memberOf(example, 'error') !== undefined;
        const neither = memberOf(example, 'output') === undefined && memberOf(example, 'error') === undefined;
        if (!both && !neither) return;
        const name = textOf(example, 'name') ?? String(index + 1);
        reporter.report(
          'spec/example-incomplete',
          { name, problem: both ? 'an output and an error' : 'neither an output nor an error' },
          { key: below(pointer, operation, 'examples', index) },
        );
      });
    }
  }
};
