import { expect, it, onTestFinished } from 'vitest';
import { until } from '../../../fixtures/start-kernel.ts';
import { coreCallError } from '../../call-error.ts';
import { defaultLimits } from '../../limits.ts';
import { openSqliteStore } from '../../storage/sqlite/sqlite-store.ts';
import type { DeadLetter, StoredEvent } from '../../storage/storage.ts';
import { TimerWheel } from '../../timers/wheel.ts';
import { InProcessBus } from './in-process-bus.ts';

const event: StoredEvent = { id: 'e', topic: 'things/made', publisher: 'source', event: 'made', timestamp: 1, traceparent: '', payload: {} };

it('a dead letter that the disk does not take is not forgotten', async () => {
  const store = openSqliteStore(undefined);
  const wheel = new TimerWheel();
  onTestFinished(() => {
    wheel.clear();
    store.close();
  });
  const { journal } = store;
  const bury = journal.bury.bind(journal);
  let full = true;
  journal.bury = (...letter) => (full ? Promise.reject(new Error('the disk is full')) : bury(...letter));
  const letters: DeadLetter[] = [];
  let attempts = 0;
  const bus = new InProcessBus({ journal, wheel, limits: { ...defaultLimits, deliveryBackoffMs: 1 } });
  bus.open({
    serve: () => {
      attempts += 1;
      return Promise.reject(coreCallError('core/invalid', { reason: 'it does not fit' }));
    },
    parallelism: () => 1,
    onDeadLetter: (letter) => letters.push(letter),
  });
  bus.availability('sink', 'ready');
  await bus.publish(event, [{ plugin: 'sink', operation: 'take' }], { delivery: 'at-least-once' });
  await until(() => attempts === 3);
  expect(letters).toEqual([]);
  expect(bus.pending()).toBe(1);
  full = false;
  await bus.settled();
  expect(letters).toHaveLength(1);
  expect(journal.deadLetters()).toMatchObject([{ plugin: 'sink', operation: 'take', reason: 'core/invalid: Invalid input: it does not fit.' }]);
});
