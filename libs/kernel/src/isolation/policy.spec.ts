import type { Manifest } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import type { Probe } from './driver.ts';
import { levelOf, refusals } from './policy.ts';

function plugin(isolation: Manifest['runtime']['isolation']): Manifest {
  return { id: 'p', runtime: { isolation } } as Manifest;
}

const works = { works: true, found: 'yes' };

describe('the level of a plugin', () => {
  it('is raised by the operator and never lowered', () => {
    expect(levelOf(plugin('worker'), {})).toBe('worker');
    expect(levelOf(plugin('worker'), { minimum: 'process' })).toBe('process');
    expect(levelOf(plugin('external'), { minimum: 'process', thirdParty: ['p'] })).toBe('external');
  });

  it('is sandbox at least for what others made', () => {
    expect(levelOf(plugin('worker'), { thirdParty: ['q'] })).toBe('worker');
    expect(levelOf(plugin('worker'), { thirdParty: ['p'] })).toBe('sandbox');
    expect(levelOf(plugin('process'), { thirdParty: ['p'], minimum: 'external' })).toBe('external');
  });
});

describe('what this machine gives', () => {
  it('is refused where the level does not work, with the mechanism and what mends it', () => {
    const probe: Probe = {
      level: 'sandbox',
      available: false,
      mechanisms: {
        uid: { works: false, found: 'only root can' },
        launcher: works,
        namespaces: { works: false, found: 'bwrap is not installed', mend: 'apt-get install bubblewrap' },
      },
    };
    const [refusal, ...others] = refusals('p', probe, {});
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({
      code: 'isolation/level-unavailable',
      message: 'p is to run at isolation level sandbox, which this machine does not give: namespaces: bwrap is not installed.',
    });
    expect(refusal?.hints.join()).toContain('`apt-get install bubblewrap`');
  });

  it('is refused for each mechanism that the operator demands and that is not there', () => {
    const probe: Probe = {
      level: 'process',
      available: true,
      mechanisms: { launcher: works, landlock: works, cgroup: { works: false, found: 'not writable', mend: 'be root' } },
    };
    expect(refusals('p', probe, {})).toEqual([]);
    expect(refusals('p', probe, { require: ['landlock'] })).toEqual([]);
    expect(refusals('p', probe, { require: ['cgroup', 'landlock', 'namespaces'] }).map(({ code, message }) => [code, message])).toEqual([
      ['isolation/mechanism-missing', 'p is not started: the operator demands cgroup, and at level process there is none (not writable).'],
      ['isolation/mechanism-missing', 'p is not started: the operator demands namespaces, and at level process there is none (level process has none).'],
    ]);
  });
});
