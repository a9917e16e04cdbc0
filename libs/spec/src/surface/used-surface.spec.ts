import { describe, expect, it } from 'vitest';
import { corpusModel, corpusText } from '../../testing/corpus-workspace.ts';
import { usedSurface } from './used-surface.ts';

const core = corpusText('base/core.contract.yaml');
const kernel = corpusText('base/kernel.kernel.yaml');
const store = corpusText('base/store.plugin.yaml');

function surfaces(changes: Readonly<Record<string, string>> = {}): Readonly<Record<'sample' | 'store', string>> {
  const model = corpusModel(changes);
  return { sample: JSON.stringify(usedSurface(model, 'sample')), store: JSON.stringify(usedSurface(model, 'store')) };
}

/** The plugins whose used surface a change touches. */
function touched(changes: Readonly<Record<string, string>>): readonly string[] {
  const before = surfaces();
  const after = surfaces(changes);
  return (['sample', 'store'] as const).filter((id) => before[id] !== after[id]);
}

function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('usedSurface', () => {
  it('names what the plugin uses of each import and of the kernel, and nothing else', () => {
    const { imports, kernel: used } = usedSurface(corpusModel(), 'sample');
    expect(Object.keys(imports)).toEqual(['core', 'store']);
    expect(Object.keys(imports['core']?.members ?? {})).toEqual(['/errors/invalid', '/errors/missing', '/events/thing-made', '/types/Thing']);
    expect(Object.keys(imports['store']?.members ?? {})).toEqual(['/extensionPoints/formats', '/operations/fetch']);
    expect(Object.keys(used.members)).toEqual([
      '/services/events/operations/publish',
      '/services/log/operations/write',
      '/services/storage/operations/get',
      '/services/storage/unlockedBy',
    ]);
    for (const digest of Object.values(used.members)) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('of a document that is only reached through another stands under its id', () => {
    const plain = changed(changed(store, 'imports:\n  core: { contract: core, range: ^1.0 }\n', ''), '    errors: [core#/errors/missing]\n', '')
      .replace("{ $ref: 'core#/types/Thing' }", '{ type: object, properties: { id: { type: string } } }')
      .replace('services: [log]', 'services: [storage.get]')
      .replace('extensionPoints:', 'capabilities: [{ id: s, scope: data, permissions: [storage], reason: Keeps. }]\nextensionPoints:');
    const { imports, kernel: used } = usedSurface(corpusModel({ 'base/store.plugin.yaml': plain }), 'store');
    expect(Object.keys(imports)).toEqual(['~core']);
    expect(Object.keys(used.members)).toEqual(['/services/storage/operations/get', '/services/storage/unlockedBy']);
  });

  it.each([
    [
      'prose',
      {
        'base/core.contract.yaml': core.replace(
          'type: string, minLength: 1 }',
          'type: string, minLength: 1, description: New prose., since: 1.0.0, x-note: 1 }',
        ),
      },
      [],
    ],
    ['a set in another order', { 'base/core.contract.yaml': core.replace('required: [id]', 'required: [id]\n    $comment: none') }, []],
    ['a type that both use', { 'base/core.contract.yaml': core.replace('minLength: 1', 'minLength: 2') }, ['sample', 'store']],
    ['an error that one declares', { 'base/core.contract.yaml': core.replace('Invalid: {reason}.', 'Not valid: {reason}.') }, ['sample']],
    ['an event that one publishes', { 'base/core.contract.yaml': core.replace('delivery: at-least-once', 'delivery: at-most-once') }, ['sample']],
    [
      'a stream of an operation that one calls',
      { 'base/store.plugin.yaml': changed(store, '    timeout: 2s', '    stream: { download: { type: string } }\n    timeout: 2s') },
      ['sample'],
    ],
    ['an operation that one calls', { 'base/store.plugin.yaml': store.replace('timeout: 2s', 'timeout: 3s') }, ['sample']],
    [
      'an extension point that one contributes to',
      { 'base/store.plugin.yaml': store.replace('mime: { type: string }', 'mime: { type: string, maxLength: 99 }') },
      ['sample'],
    ],
    [
      'a service that one lists',
      {
        'base/kernel.kernel.yaml': kernel.replace(
          'summary: A value.\n        input: { type: object, required: [key], properties: { key: { type: string }',
          'summary: A value.\n        input: { type: object, required: [key], properties: { key: { type: string, maxLength: 9 }',
        ),
      },
      ['sample'],
    ],
    [
      'a service that both list',
      { 'base/kernel.kernel.yaml': kernel.replace('message: { type: string }', 'message: { type: string, maxLength: 9 }') },
      ['sample', 'store'],
    ],
    ['a version within the range', { 'base/core.contract.yaml': core.replace('version: 1.2.0', 'version: 1.3.0') }, []],
  ])('%s touches what it should', (_, changes, expected) => {
    expect(touched(changes)).toEqual(expected);
  });

  it('follows what only a stream refers to', () => {
    const types = "types:\n  Row: { type: object, properties: { cell: { $ref: '#/types/Cell' } } }\n  Cell: { type: string }\noperations:";
    const stream = "    stream: { download: { $ref: '#/types/Row' }, upload: { $ref: 'core#/types/Thing' } }\n    timeout: 2s";
    const streaming = changed(changed(store, 'operations:', types), '    timeout: 2s', stream);
    const members = (text: string) => Object.keys(usedSurface(corpusModel({ 'base/store.plugin.yaml': text }), 'sample').imports['store']?.members ?? {});
    expect(members(streaming)).toEqual(['/extensionPoints/formats', '/operations/fetch', '/types/Cell', '/types/Row']);
    expect(touched({ 'base/store.plugin.yaml': streaming })).toEqual(['sample']);
  });

  it('refuses a plugin that is not there', () => {
    expect(() => usedSurface(corpusModel(), 'nothing')).toThrow(/no plugin/);
  });
});
