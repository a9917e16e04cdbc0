import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleOf, rules } from './rules.ts';

const folder = path.join(import.meta.dirname, 'rules');
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: family }) => readdirSync(path.join(folder, family)).map((file) => ({ family, id: `compat/${path.basename(file, '.ts')}` })));

describe('the rules', () => {
  it('are one file each, all of them known', () => {
    expect(files.map(({ id }) => id).sort()).toEqual(rules.map((rule) => rule.id));
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  it.each(rules.filter((rule) => rule.mirror === undefined))('$id says why it has no mirror', ({ whyNoMirror }) => {
    expect(whyNoMirror.length).toBeGreaterThan(10);
  });

  it.each(rules.filter((rule) => rule.mirror !== undefined))('$id has a mirror, the opposite change of the same surface', (rule) => {
    const mirror = ruleOf(rule.mirror);
    expect(mirror, rule.mirror).toBeDefined();
    expect(mirror?.id).not.toBe(rule.id);
    expect(mirror?.action).not.toBe(rule.action);
    expect(mirror?.surface.split('.')[0]).toBe(rule.surface.split('.')[0]);
  });

  it.each(rules)('$id breaks if and only if it demands a major version', (rule) => {
    expect(rule.level === 'breaking').toBe(rule.bump === 'major');
  });

  it.each(rules.filter((rule) => rule.kind === 'schema'))('$id says which way the values of its schema travel', ({ direction }) => {
    expect(direction).not.toBe('none');
  });

  it.each(rules)('$id has advice that needs no word the message does not have', (rule) => {
    const words = (text: string): readonly string[] => [...text.matchAll(/\{([A-Za-z]+)\}/g)].map(([, name]) => name ?? '');
    expect(words(rule.message)).toEqual(expect.arrayContaining([...words(rule.advice)]));
  });

  it.each(files)('$id has fixtures', ({ family, id }) => {
    expect(existsSync(path.join(folder, '..', 'fixtures', family, `${id.slice('compat/'.length)}.yaml`))).toBe(true);
  });

  it('have no fixtures left over', () => {
    const fixtures = readdirSync(path.join(folder, '..', 'fixtures')).filter((family) => family !== 'base');
    const names = fixtures.flatMap((family) =>
      readdirSync(path.join(folder, '..', 'fixtures', family)).map((file) => `${family}/${path.basename(file, '.yaml')}`),
    );
    expect(names.sort()).toEqual(files.map(({ family, id }) => `${family}/${id.slice('compat/'.length)}`).sort());
  });
});
