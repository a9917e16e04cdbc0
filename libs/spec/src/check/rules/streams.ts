import { isObject, listOf, memberOf, objectOf, textOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Rule } from '../rules.ts';
import { operationGroups } from '../schema-places.ts';

/** What an example shows of a stream, and the direction that the operation must have for it. */
const shown = { items: 'download', upload: 'upload' } as const;

/** Only an operation with a caller streams, in a language that can, and its examples show only what it streams. */
export const streams: Rule = (reporter) => {
  const { value } = reporter.document;
  const operations = objectOf(value, 'operations');
  const uncalled = (operation: string, caller: string, at: string): void => {
    if (memberOf(memberOf(operations, operation), 'stream') !== undefined) reporter.report('spec/stream-without-caller', { operation, caller }, at);
  };
  for (const [event, subscription] of Object.entries(objectOf(objectOf(value, 'events'), 'subscribes'))) {
    const operation = textOf(subscription, 'operation');
    if (operation !== undefined) uncalled(operation, `the event "${event}"`, below('/events/subscribes', event, 'operation'));
  }
  uncalled('migrate-state', 'the kernel', '/operations/migrate-state/stream');
  const module = textOf(memberOf(value, 'runtime'), 'language') === 'wasm';
  for (const { pointer, operations: group } of operationGroups(value)) {
    for (const [operation, written] of Object.entries(group)) {
      if (module && memberOf(written, 'stream') !== undefined)
        reporter.report('spec/stream-in-module', { operation }, { key: below(pointer, operation, 'stream') });
      listOf(written, 'examples').forEach((example, index) => {
        if (!isObject(example)) return;
        for (const [key, direction] of Object.entries(shown)) {
          if (memberOf(example, key) === undefined || memberOf(memberOf(written, 'stream'), direction) !== undefined) continue;
          const name = textOf(example, 'name') ?? String(index + 1);
          reporter.report('spec/example-without-stream', { name, key, direction, operation }, { key: below(pointer, operation, 'examples', index, key) });
        }
      });
    }
  }
};
