import { describe, expect, it } from 'vitest';
import { aManifest } from '../fixtures/a-manifest.ts';
import { mayCall, mayLock, mayPublish, splitMethod, subscribersOf, topicOf, unlockedBy, unlocks } from './questions.ts';

const payload = { topic: 'documents/document-extracted', payload: true, delivery: 'at-least-once' } as const;

describe('mayCall', () => {
  const manifest = aManifest({ kernel: { range: '^1.0', services: ['log', 'storage.get'] }, consumes: ['doc-extract/extract'] });
  it.each([
    ['kernel/log.write', true],
    ['kernel/storage.get', true],
    ['kernel/storage.set', false],
    ['kernel/storage', false],
    ['kernel/events.publish', false],
    ['kernel/.write', false],
    ['kernel/log', false],
    ['doc-extract/extract', true],
    ['doc-extract/other', false],
    ['doc-extract', false],
    ['/extract', false],
    ['doc-extract/', false],
    ['', false],
  ])('%j: %s', (method, allowed) => {
    expect(mayCall(manifest, method)).toBe(allowed);
  });
});

describe('events', () => {
  const publisher = aManifest({ id: 'source', publishes: { 'document-extracted': payload } });
  const byContract = aManifest({ id: 'a', subscribes: [{ event: 'document-extracted', from: { kind: 'contract', document: 'documents' }, operation: 'on' }] });
  const byPlugin = aManifest({ id: 'b', subscribes: [{ event: 'document-extracted', from: { kind: 'plugin', document: 'source' }, operation: 'on' }] });
  const byOther = aManifest({ id: 'c', subscribes: [{ event: 'document-extracted', from: { kind: 'plugin', document: 'other' }, operation: 'on' }] });

  it('are published as declared, prototype names aside', () => {
    expect([mayPublish(publisher, 'document-extracted'), mayPublish(publisher, 'constructor'), mayPublish(publisher, '__proto__')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([topicOf(publisher, 'document-extracted'), topicOf(publisher, 'toString')]).toEqual(['documents/document-extracted', undefined]);
  });

  it('go to who subscribes to the topic, or to this publisher', () => {
    const all = [byContract, byPlugin, byOther];
    const published = { topic: 'documents/document-extracted', event: 'document-extracted' };
    expect(subscribersOf(all, { ...published, publisher: 'source' })).toEqual([
      { plugin: 'a', operation: 'on' },
      { plugin: 'b', operation: 'on' },
    ]);
    expect(subscribersOf(all, { ...published, publisher: 'other' })).toEqual([
      { plugin: 'a', operation: 'on' },
      { plugin: 'c', operation: 'on' },
    ]);
    expect(subscribersOf(all, { ...published, topic: 'source/document-extracted', publisher: 'nobody' })).toEqual([]);
  });
});

describe('capabilities', () => {
  it('unlock by scope and permission together', () => {
    const manifest = aManifest({ capabilities: [{ id: 'keep', scope: 'data', permissions: ['storage'], reason: 'To keep.' }] });
    expect(unlockedBy(manifest, { scope: 'data', permission: 'storage' })?.id).toBe('keep');
    expect([unlocks(manifest, { scope: 'data', permission: 'other' }), unlocks(manifest, { scope: 'network', permission: 'storage' })]).toEqual([false, false]);
  });
});

it('a lock is named after the plugin itself or what it imports', () => {
  const plugins = [{ id: 'bank', range: '^1.0', optional: true }];
  const contracts = [{ id: 'documents', range: '^1.0' }];
  const manifest = { ...aManifest({}), id: 'tally', dependencies: { system: [], plugins, contracts, packages: {} } };
  const may = ['tally/a', 'bank/a/b', 'documents/a', 'other/a', 'tally', '/a', '', '__proto__/a', 'tally2/a'].map((name) => mayLock(manifest, name));
  expect(may).toEqual([true, true, true, false, false, false, false, false, false]);
});

it('splitMethod cuts at the first slash', () => {
  expect(splitMethod('kernel/storage.get')).toEqual({ owner: 'kernel', operation: 'storage.get' });
  expect(splitMethod('a/b/c')).toEqual({ owner: 'a', operation: 'b/c' });
});
