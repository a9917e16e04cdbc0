import { describe, expect, it } from 'vitest';
import { goldenSpecs, modelOf } from '../../test/specs.ts';
import { isCurrent } from '../artefacts/handler-bodies/is-current.ts';
import { starterHandlers, starterSpec } from './starter.ts';

const base = goldenSpecs('minimal');

describe('the starter', () => {
  it('is a spec without findings, whatever its owner calls things', async () => {
    const text = starterSpec({
      id: 'new-one',
      language: 'typescript',
      owners: ['@acme/docs', 'a@example.org'],
      title: 'Quotes "\' and: # \n{x} é',
      category: 'yes',
      summary: '- not a list',
    });
    expect(text.split('\n', 1)[0]).toBe('# yaml-language-server: $schema=../../node_modules/@plugwright/spec/schemas/plugin.schema.json');
    const plugin = (await modelOf({ ...base, 'specs/plugins/new-one.plugin.yaml': text })).plugins.get('new-one');
    expect(plugin).toMatchObject({
      title: 'Quotes "\' and: # {x} é',
      category: 'yes',
      summary: '- not a list',
      owners: ['@acme/docs', 'a@example.org'],
      license: 'Apache-2.0',
    });
    expect(plugin?.operations.get('echo')?.examples).toHaveLength(1);
  });

  it('has a handler of the signature that is emitted', () => {
    const [handler, ...more] = starterHandlers({ id: 'new-one', language: 'typescript' });
    expect(more).toEqual([]);
    expect(handler).toMatchObject({ path: 'plugins/new-one/src/handlers/echo.ts', ownership: 'person' });
    expect(isCurrent(handler?.text ?? '', { binding: 'echo', received: 'EchoReceived', output: 'EchoOutput' })).toBe(true);
    expect(starterHandlers({ id: 'new-one', language: 'go' })).toEqual([]);
  });
});
