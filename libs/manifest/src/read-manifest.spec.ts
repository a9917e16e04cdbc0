import { describe, expect, it } from 'vitest';
import { aManifest } from '../fixtures/a-manifest.ts';
import type { ManifestSubscription } from './index.ts';
import { readManifest } from './read-manifest.ts';

function findings(source: string | object): [string, string | undefined][] {
  const { manifest, diagnostics } = readManifest(source);
  expect(manifest === undefined).toBe(diagnostics.length > 0);
  return diagnostics.map(({ code, pointer }) => [code, pointer]);
}

/** A manifest with one operation, whose stream is as is said. */
function streaming(stream: object, subscribes: readonly ManifestSubscription[] = []): object {
  const operation = {
    summary: 'Streams.',
    stability: 'stable',
    input: true,
    output: true,
    outputClosed: true,
    stream,
    errors: [],
    effects: { reads: [], writes: [], idempotent: true },
    safety: { whatIf: false, confirm: false, rollback: false },
    timeoutMs: 1000,
  };
  return { ...aManifest({ subscribes }), operations: { search: operation } };
}

describe('readManifest', () => {
  it('takes a valid one, as text or as an object', () => {
    expect(findings(aManifest())).toEqual([]);
    expect(readManifest(JSON.stringify(aManifest())).manifest).toEqual(aManifest());
  });

  it.each([
    { what: 'an unknown member', change: { surprise: 1 }, pointer: '' },
    { what: 'an id out of the folder', change: { id: '../x' }, pointer: '/id' },
    { what: 'a file out of the folder', change: { entrypoint: { file: '../../x.js' } }, pointer: '/entrypoint/file' },
    { what: 'an absolute file', change: { entrypoint: { file: '/x.js' } }, pointer: '/entrypoint/file' },
    { what: 'no owners', change: { owners: [] }, pointer: '/owners' },
    { what: 'another version of the form', change: { manifest: 'plugwright/v2' }, pointer: '/manifest' },
    {
      what: 'a capability without a reason',
      change: { capabilities: [{ id: 'a', scope: 's', permissions: ['p'], reason: '' }] },
      pointer: '/capabilities/0/reason',
    },
    {
      what: 'an operation that is exposed and not there',
      change: { coordination: { ...aManifest().coordination, exposesMethods: ['gone'] } },
      pointer: '/coordination/exposesMethods/0',
    },
    { what: 'a prototype name for an operation', change: { operations: JSON.parse('{"__proto__": {}}') as object }, pointer: '/operations' },
  ])('refuses $what', ({ change, pointer }) => {
    const found = findings({ ...aManifest(), ...change });
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(([code]) => code))).toEqual(new Set(['kernel/manifest-invalid']));
    expect(found.map(([, at]) => at)).toContain(pointer);
  });

  it('takes what an operation streams', () => {
    for (const stream of [{ download: true, downloadClosed: true }, { upload: { type: 'string' } }, { download: true, downloadClosed: false, upload: true }])
      expect(findings(streaming(stream))).toEqual([]);
  });

  it.each([
    ['streams nothing', {}],
    ['has a download in one form', { download: true }],
    ['has a download in the other form', { downloadClosed: true, upload: true }],
    ['streams another way', { upload: true, sideways: true }],
  ])('refuses an operation that %s', (_, stream) => {
    expect(findings(streaming(stream))).toEqual([['kernel/manifest-invalid', '/operations/search/stream']]);
  });

  it('refuses an event for an operation that streams', () => {
    const subscription = { event: 'asked', from: { kind: 'plugin', document: 'other' }, operation: 'search' } as const;
    expect(findings(streaming({ upload: true }, [subscription]))).toEqual([['kernel/manifest-invalid', '/coordination/messaging/subscribes/0/operation']]);
  });

  it('says what cannot be read at all', () => {
    for (const text of ['', '{', 'x'.repeat(17 * 1024 * 1024)]) expect(findings(text)).toEqual([['kernel/manifest-unreadable', undefined]]);
  });
});
