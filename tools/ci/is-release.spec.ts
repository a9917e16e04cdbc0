import { describe, expect, it } from 'vitest';
import { isRelease } from './is-release.ts';

const changed = (...entries: readonly (readonly [string, string])[]): string => entries.map(([status, path]) => `${status}\0${path}\0`).join('');
const used = ['D', '.changeset/plugwright-areas.md'] as const;
const made = ['A', 'registry/released/plugin/areas/1.1.0.json'] as const;

describe('isRelease', () => {
  it('is what adds to the registry and leaves no new changeset', () => {
    expect(isRelease(changed(used, made))).toBe(true);
    expect(isRelease(changed(made))).toBe(true);
    expect(isRelease(changed(used, made, ['M', '.changeset/README.md'], ['M', '.changeset/config.json']))).toBe(true);
  });

  it.each([
    ['nothing', changed()],
    ['a changeset that is deleted alone', changed(used)],
    ['a changeset that comes', changed(used, made, ['A', '.changeset/more.md'])],
    ['a registry entry that is edited', changed(used, ['M', made[1]])],
    ['a registry entry that goes', changed(used, ['D', made[1]])],
  ])('is not %s', (_, text) => {
    expect(isRelease(text)).toBe(false);
  });
});
