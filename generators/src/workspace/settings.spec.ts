import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { graphPlugin, readSettings } from './settings.ts';

function settingsOf(nxJson: string | undefined): ReturnType<typeof readSettings> {
  const tree = createTreeWithEmptyWorkspace();
  if (nxJson === undefined) tree.delete('nx.json');
  else tree.write('nx.json', nxJson);
  return readSettings(tree);
}

const registered = (options: unknown): string => JSON.stringify({ plugins: ['other', { plugin: graphPlugin, options }] });
const defaults = { scope: '@plugwright', owners: [] };

describe('readSettings', () => {
  it.each([
    ['no nx.json', undefined, defaults],
    ['an empty one', '{}', defaults],
    ['options', registered({ scope: '@acme', owners: ['@acme/docs', 3] }), { scope: '@acme', owners: ['@acme/docs'] }],
    ['options of wrong types', registered({ scope: 'acme', owners: 'me' }), defaults],
    ['no options', registered(null), defaults],
    ['a comment, which plain JSON does not have', `// ours\n${registered({ scope: '@acme' })}`, { ...defaults, scope: '@acme' }],
    [
      'a preset, which the kit lays under it',
      JSON.stringify({ extends: 'nx/presets/npm.json', ...(JSON.parse(registered({ scope: '@acme' })) as object) }),
      { ...defaults, scope: '@acme' },
    ],
  ])('reads %s', (_, nxJson, expected) => {
    expect(settingsOf(nxJson)).toEqual(expected);
  });

  it('says what is wrong with an nx.json that cannot be read', () => {
    expect(() => settingsOf('{ "plugins": [')).toThrow(/nx\.json/);
  });
});
