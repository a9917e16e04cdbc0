import type { Bump } from '@plugwright/compat';
import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import type { Pending } from '../changesets/pending.ts';
import { releasePlan } from '../release/release-plan.ts';
import { exceeds, higher } from './bump.ts';
import { becomesMajor, declaresStable, effectiveBump, stepVersion } from './step.ts';

const bumps = fc.constantFrom<Bump>('none', 'patch', 'minor', 'major');
const versions = fc.tuple(fc.nat(3), fc.nat(9), fc.nat(9)).map((parts) => parts.join('.'));

describe('stepVersion', () => {
  it.each([
    ['1.2.3', 'none', '1.2.3'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.2.3', 'patch', '0.2.4'],
    ['0.2.3', 'minor', '0.2.4'],
    ['0.2.3', 'major', '0.3.0'],
    ['0.0.3', 'major', '0.1.0'],
  ] as const)('%s raised by %s is %s', (version, bump, next) => {
    expect(stepVersion(version, bump)).toBe(next);
  });

  it('never goes down, never reaches 1.0.0 by itself, and a higher bump never gives a lower version', () => {
    fc.assert(
      fc.property(versions, bumps, bumps, (version, a, b) => {
        const next = stepVersion(version, a);
        expect(semver.gte(next, version)).toBe(true);
        expect(semver.eq(next, version)).toBe(a === 'none');
        expect(semver.major(version) > 0 || semver.major(next) === 0).toBe(true);
        expect(semver.gte(stepVersion(version, higher(a, b)), next)).toBe(true);
        expect(becomesMajor(version, next)).toBe(semver.major(version) > 0 && a === 'major');
        expect(exceeds(effectiveBump(version, a), a)).toBe(false);
      }),
    );
  });

  it('knows the one version that a person declares', () => {
    expect(declaresStable('0.9.0', '1.0.0')).toBe(true);
    expect(declaresStable('0.9.0', '1.0.1')).toBe(false);
    expect(declaresStable('1.0.0', '1.0.0')).toBe(false);
  });
});

describe('releasePlan', () => {
  it('gives what stepVersion gives of the highest changeset, and raises nobody else', async () => {
    const changesets = fc.array(fc.record({ document: fc.constantFrom('a', 'b', 'c'), bump: bumps }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.tuple(versions, versions, versions), changesets, async (released, list) => {
        const documents = ['a', 'b', 'c'].map((id, index) => ({ id, written: released[index] ?? '', released: released[index] ?? '' }));
        const pending: Pending = {
          bumps: new Map(),
          diagnostics: [],
          packages: documents.map(({ id, written }) => ({ name: `@x/${id}`, version: written, private: true, folder: `plugins/${id}`, document: id })),
          changesets: list.map(({ document, bump }, index) => ({
            id: String(index),
            file: '',
            text: '',
            summary: 'x',
            releases: [{ package: `@x/${document}`, bump, document }],
          })),
        };
        const plan = await releasePlan('/nowhere', pending, documents);
        for (const { id, written } of documents) {
          const highest = list.filter(({ document }) => document === id).reduce<Bump>((bump, entry) => higher(bump, entry.bump), 'none');
          expect(plan.find(({ document }) => document === id)?.to ?? written).toBe(stepVersion(written, highest));
        }
      }),
      { numRuns: 50 },
    );
  });
});
