import semver from 'semver';
import { isObject, textOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Json } from '../../model/schema.ts';
import type { Reporter } from '../reporter.ts';
import type { Rule } from '../rules.ts';

/** Keys below which there are values of the author's, not members. */
const values: ReadonlySet<string> = new Set(['examples', 'default', 'const', 'enum', 'contributes', 'rules', 'applies']);

function visit(reporter: Reporter, value: Json, pointer: string): void {
  if (Array.isArray(value)) {
    (value as readonly Json[]).forEach((item, index) => visit(reporter, item, below(pointer, index)));
    return;
  }
  if (!isObject(value)) return;
  const deprecated = value['deprecated'];
  const since = textOf(deprecated, 'since');
  const removal = textOf(deprecated, 'removal');
  if (since !== undefined && removal !== undefined && semver.valid(since) !== null && semver.valid(removal) !== null && !semver.gt(removal, since)) {
    reporter.report('spec/deprecation-order', { removal, since }, below(pointer, 'deprecated', 'removal'));
  }
  for (const [key, member] of Object.entries(value)) if (!values.has(key) && !key.startsWith('x-')) visit(reporter, member, below(pointer, key));
}

/** What is deprecated is removed later than it is deprecated. */
export const deprecation: Rule = (reporter) => {
  visit(reporter, reporter.document.value, '');
};
