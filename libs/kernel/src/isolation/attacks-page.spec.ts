import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diskAttack, floodAttacks, madeIn, wireAttacks } from '../../fixtures/attack/table/channel.ts';
import { outsideAttacks } from '../../fixtures/attack/table/outside.ts';
import { streamAttacks, streamFloods } from '../../fixtures/attack/table/streams.ts';
import { systemCalls, withAttacks } from '../../scripts/attacks-page.ts';

const sourceOf = (name: string): string => readFileSync(new URL(`../../fixtures/attack/${name}`, import.meta.url), 'utf8');

describe('docs/attacks.md', () => {
  it('shows the attacks as the tests make them', () => {
    const page = readFileSync(new URL('../../../../docs/attacks.md', import.meta.url), 'utf8');
    expect(page).toBe(withAttacks(page));
  });

  it('has no attack that is not made, in either language or in the one that it says', () => {
    const channel = { js: 'Node', py: 'Python' } as const;
    const missing = (['js', 'py'] as const).flatMap((kind) => [
      ...outsideAttacks
        .filter(({ name }) => !sourceOf(`attacker.${kind}`).includes(kind === 'js' ? `'${name}':` : `"${name}":`))
        .map(({ name }) => `${kind}: ${name}`),
      ...[...madeIn(channel[kind], [...wireAttacks, ...floodAttacks]), diskAttack]
        .filter(({ name }) => !sourceOf(`rogue/rogue.${kind}`).includes(kind === 'js' ? `'${name}':` : `"${name}":`))
        .map(({ name }) => `${kind}: ${name}`),
      ...[...streamAttacks, ...streamFloods]
        .filter(({ name }) => !sourceOf(`rogue/streams.${kind}`).includes(kind === 'js' ? `'${name}':` : `"${name}":`))
        .map(({ name }) => `${kind}: ${name}`),
    ]);
    expect(missing).toEqual([]);
    expect(systemCalls().length).toBeGreaterThanOrEqual(55);
  });
});
