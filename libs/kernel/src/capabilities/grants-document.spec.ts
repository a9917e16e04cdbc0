import { describe, expect, it } from 'vitest';
import { readGrant, readGrants } from './grants-document.ts';

const grants = 'plugwright/v1';

describe('a grants file', () => {
  it('grants by plugin and capability', () => {
    const document = {
      grants,
      plugins: {
        a: 'all-declared',
        b: [{ capability: 'net', hosts: ['*.example.org:443'], size: '1Mi', bandwidth: 1000, rate: '10/m', until: '2030-01-01T00:00:00Z', by: 'ops' }],
      },
    };
    expect(readGrants(document)).toEqual({ document });
  });

  it.each([
    [{}, ''],
    [{ grants: 'other', plugins: {} }, '/grants'],
    [{ grants, plugins: { a: true } }, '/plugins/a'],
    [{ grants, plugins: JSON.parse('{"__proto__":"all-declared"}') as object }, '/plugins'],
    [{ grants, plugins: { a: [{ capability: 'c', path: ['x'] }] } }, '/plugins/a/0'],
    [{ grants, plugins: { a: [{ capability: 'c' }, { capability: 'c' }] } }, '/plugins/a/1'],
    [{ grants, plugins: { a: [{ capability: 'c', until: '2030-99-99T' }] } }, '/plugins/a/0'],
    [{ grants, plugins: { a: [{ capability: 'c', paths: ['a/../../b'] }] } }, '/plugins/a/0'],
    [{ grants, plugins: { a: [{ capability: 'c', paths: ['/etc/**'] }] } }, '/plugins/a/0'],
    [{ grants, plugins: { a: [{ capability: 'c', root: 'relative' }] } }, '/plugins/a/0/root'],
    [{ grants, plugins: { a: [{ capability: 'c', rate: '0/s' }] } }, '/plugins/a/0/rate'],
    [{ grants, plugins: { a: [{ capability: 'c', size: '999999999999999Gi' }] } }, '/plugins/a/0'],
  ])('that is %j is refused at %s', (document, pointer) => {
    expect(readGrants(document)).toMatchObject({ pointer });
  });

  it('and a single grant are read alike', () => {
    expect(readGrant({ capability: 'c', rate: '1/s' })).toEqual({ grant: { capability: 'c', rate: '1/s' } });
    expect(readGrant({ capability: 'c', rate: 'fast' })).toMatchObject({ reason: expect.stringContaining('rate') as string });
    expect(readGrant(undefined)).toHaveProperty('reason');
  });
});
