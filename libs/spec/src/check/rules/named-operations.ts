import { didYouMean } from '@plugwright/diagnostics';
import { listOf, memberOf, objectOf } from '../../json/access.ts';
import { below, tokensOf } from '../../json/pointer.ts';
import type { Rule } from '../rules.ts';

/** Objectives, spans and personal data name operations that the plugin has. */
export const namedOperations: Rule = (reporter, kind) => {
  if (kind !== 'plugin') return;
  const { value } = reporter.document;
  const operations = objectOf(value, 'operations');
  const check = (name: string, at: string | { readonly key: string }): void => {
    if (memberOf(operations, name) === undefined) reporter.report('spec/unknown-operation', { name }, at, { hints: didYouMean(name, Object.keys(operations)) });
  };
  for (const name of Object.keys(objectOf(value, 'slo'))) check(name, { key: below('/slo', name) });
  listOf(objectOf(value, 'observability'), 'spans').forEach((name, index) => {
    if (typeof name === 'string') check(name, below('/observability/spans', index));
  });
  listOf(objectOf(value, 'data'), 'pii').forEach((pointer, index) => {
    if (typeof pointer !== 'string' || !pointer.startsWith('/')) return;
    const at = below('/data/pii', index);
    const [group, operation = '', part, direction] = tokensOf(pointer);
    const begins = part === 'input' || part === 'output' || (part === 'stream' && (direction === 'download' || direction === 'upload'));
    if (group !== 'operations' || !begins) {
      reporter.report(
        'spec/pointer-not-found',
        { pointer, where: 'the operations; it begins /operations/<name>/(input|output|stream/(download|upload))/' },
        at,
      );
    } else check(operation, at);
  });
};
