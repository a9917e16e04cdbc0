import { describe, expect, it } from 'vitest';
import { textOf } from './tracked-files.ts';

interface Rule {
  readonly description?: string;
  readonly matchPackageNames?: readonly string[];
  readonly matchUpdateTypes?: readonly string[];
  readonly matchDepTypes?: readonly string[];
  readonly groupName?: string;
  readonly allowedVersions?: string;
  readonly automerge?: boolean;
}

const config = JSON.parse(textOf('renovate.json')) as {
  readonly packageRules: readonly Rule[];
  readonly extends: readonly string[];
  readonly vulnerabilityAlerts: { readonly enabled: boolean };
};

/** The update types that Renovate knows; its own validator lets a misspelt one pass. */
const updateTypes = new Set(['major', 'minor', 'patch', 'pin', 'pinDigest', 'digest', 'lockFileMaintenance', 'rollback', 'bump', 'replacement']);
const ruleTerms = new Set([
  'description',
  'matchPackageNames',
  'matchUpdateTypes',
  'matchDepTypes',
  'matchManagers',
  'matchFileNames',
  'groupName',
  'allowedVersions',
  'automerge',
  'dependencyDashboardApproval',
  'schedule',
  'labels',
  'enabled',
]);

function matches(rule: Rule, name: string): boolean {
  const names = rule.matchPackageNames ?? ['**'];
  const fits = (pattern: string): boolean => (pattern.endsWith('/**') ? name.startsWith(pattern.slice(0, -2)) : pattern === '**' || pattern === name);
  const refused = names.filter((pattern) => pattern.startsWith('!')).some((pattern) => fits(pattern.slice(1)));
  const wanted = names.filter((pattern) => !pattern.startsWith('!'));
  return !refused && (wanted.length === 0 || wanted.some(fits));
}

const rulesFor = (name: string): readonly Rule[] => config.packageRules.filter((rule) => matches(rule, name));

describe('renovate.json', () => {
  it('uses only words that Renovate knows', () => {
    for (const rule of config.packageRules) {
      expect((rule.matchUpdateTypes ?? []).filter((type) => !updateTypes.has(type))).toEqual([]);
      expect(Object.keys(rule).filter((term) => !ruleTerms.has(term))).toEqual([]);
    }
  });

  it.each(['nx', '@nx/devkit', '@nx/eslint-plugin'])('moves %s with the rest of Nx, never by itself', (name) => {
    expect(rulesFor(name).map(({ groupName }) => groupName)).toContain('nx');
    expect(rulesFor(name).filter(({ automerge }) => automerge === true)).toEqual([]);
  });

  it.each([
    ['typescript', '<7'],
    ['node', '^24'],
    ['@types/node', '^24'],
  ])('keeps %s at %s', (name, range) => {
    expect(rulesFor(name).map(({ allowedVersions }) => allowedVersions)).toContain(range);
  });

  it('merges by itself only small updates of development tools', () => {
    const merging = config.packageRules.filter(({ automerge }) => automerge === true);
    expect(merging.length).toBeGreaterThan(0);
    for (const rule of merging) {
      expect(rule.matchDepTypes).toEqual(['devDependencies']);
      expect((rule.matchUpdateTypes ?? ['major']).filter((type) => !['patch', 'pin', 'pinDigest', 'digest'].includes(type))).toEqual([]);
    }
  });

  it('pins actions by digest and answers vulnerabilities', () => {
    expect(config.extends).toContain('helpers:pinGitHubActionDigests');
    expect(config.vulnerabilityAlerts.enabled).toBe(true);
  });
});
