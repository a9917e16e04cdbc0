import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesPage } from '../../testing/spec/rules-page.ts';
import { ruleOf } from './rules.ts';

const folder = path.join(import.meta.dirname, 'rules');
const page = path.join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'compatibility-rules.md');
const guide = path.join(path.dirname(page), 'compatibility.md');

const families = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name: family }) => ({
    family,
    rules: readdirSync(path.join(folder, family))
      .sort()
      .map((file) => ruleOf(`compat/${path.basename(file, '.ts')}`))
      .filter((rule) => rule !== undefined),
  }))
  .sort((a, b) => (a.family < b.family ? -1 : 1));

describe('the page of the rules', () => {
  it('says what the rules say (RECORD=1 writes it)', () => {
    const text = rulesPage(families);
    if (process.env['RECORD'] === '1') writeFileSync(page, text);
    expect(existsSync(page) ? readFileSync(page, 'utf8') : '').toBe(text);
  });

  it('has every rule that the guide names', () => {
    const named = [...readFileSync(guide, 'utf8').matchAll(/compatibility-rules\.md#([a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => ruleOf(`compat/${name}`) === undefined)).toEqual([]);
  });
});
