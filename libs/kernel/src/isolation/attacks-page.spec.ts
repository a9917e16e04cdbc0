import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diskAttack, floodAttacks, wireAttacks } from '../../fixtures/attack/table/channel.ts';
import { outsideAttacks } from '../../fixtures/attack/table/outside.ts';
import { systemCalls, withAttacks } from '../../scripts/attacks-page.ts';

const sourceOf = (name: string): string => readFileSync(new URL(`../../fixtures/attack/${name}`, import.meta.url), 'utf8');

describe('docs/attacks.md', () => {
  it('shows the attacks as the tests make them', () => {
    const page = readFileSync(new URL('../../../../docs/attacks.md', import.meta.url), 'utf8');
    expect(page).toBe(withAttacks(page));
  });

  it('has no attack that is not made, in either language', () => {
    const channel = [...wireAttacks, ...floodAttacks, diskAttack].map(({ name }) => name);
    const missing = ['js', 'py'].flatMap((kind) => [
      ...outsideAttacks
        .filter(({ name }) => !sourceOf(`attacker.${kind}`).includes(kind === 'js' ? `'${name}':` : `"${name}":`))
        .map(({ name }) => `${kind}: ${name}`),
      ...channel.filter((name) => !sourceOf(`rogue/rogue.${kind}`).includes(kind === 'js' ? `'${name}':` : `"${name}":`)).map((name) => `${kind}: ${name}`),
    ]);
    expect(missing).toEqual([]);
    expect(systemCalls().length).toBeGreaterThanOrEqual(55);
  });
});
