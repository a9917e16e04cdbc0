import { globPattern, hostPattern } from '@plugwright/manifest';
import type { Capability } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { contains } from '../../schema/contains.ts';
import { reachBeyond } from './reach.ts';

const files = (...paths: readonly string[]): Capability => ({
  id: 'files',
  scope: 'filesystem',
  permissions: ['read'],
  paths,
  hosts: [],
  reason: 'R.',
  pointer: '/capabilities/0',
});
const net = (...hosts: readonly string[]): Capability => ({
  id: 'net',
  scope: 'network',
  permissions: ['connect'],
  paths: [],
  hosts,
  reason: 'R.',
  pointer: '/capabilities/0',
});

describe('globPattern', () => {
  it.each([
    ['./data/**', 'data/a/b.txt', true],
    ['data/**', 'data/a', true],
    ['data/**', 'data', false],
    ['data/*', 'data/a/b', false],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'x/y/a.md', true],
    ['**/*.md', 'a.mdx', false],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['a.b', 'axb', false],
    ['a(b)+', 'a(b)+', true],
  ])('%s and %s: %s', (glob, path, expected) => {
    expect(new RegExp(globPattern(glob), 'u').test(path)).toBe(expected);
  });

  it.each([
    ['*.example.org:443', 'api.example.org:443', true],
    ['*.example.org:443', 'a.b.example.org:443', true],
    ['*.example.org:443', 'example.org:443', false],
    ['API.example.org:443', 'api.example.org:443', true],
    ['api.example.org:443', 'apixexample.org:443', false],
  ])('of hosts: %s and %s: %s', (host, name, expected) => {
    expect(new RegExp(hostPattern(host), 'u').test(name)).toBe(expected);
  });
});

describe('reachBeyond', () => {
  it.each([
    ['the same glob in other words', files('./data/**'), [files('data/**')], []],
    ['less', files('data/*.txt'), [files('data/*')], []],
    ['more', files('data/**'), [files('data/*')], ['read data/**']],
    ['two halves together', files('data/*'), [files('data/*.txt'), files('data/*')], []],
    ['one host of many', net('api.example.org:443'), [net('*.example.org:443')], []],
    ['another port', net('api.example.org:80'), [net('*.example.org:443')], ['connect api.example.org:80']],
    ['another scope', files('data/*'), [net('*.example.org:443')], ['read data/*']],
    ['nothing to compare with', net('a.org:1'), [], ['connect a.org:1']],
  ])('%s', async (_, capability, others, expected) => {
    expect(await reachBeyond(contains, capability, others)).toEqual(expected);
  });

  it('takes what cannot be decided for more', async () => {
    const undecided = () => ({ kind: 'unknown', pointer: '', reason: 'none' }) as const;
    expect(await reachBeyond(undecided, files('data/*.txt'), [files('data/*')])).toEqual(['read data/*.txt']);
  });
});
