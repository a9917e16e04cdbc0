import { describe, expect, it } from 'vitest';
import { AttestedDenials, type AttestedDenial } from './attested-denials.ts';

function listening(): { readonly denials: AttestedDenials; readonly told: AttestedDenial[]; readonly pass: (ms: number) => void } {
  const told: AttestedDenial[] = [];
  let now = 0;
  const denials = new AttestedDenials(
    (denial) => told.push(denial),
    () => now,
  );
  return { denials, told, pass: (ms) => (now += ms) };
}

const refused = { domain: 'd', blockers: 'fs.read_file', path: '/etc/shadow' };
const denial = { plugin: 'p', permission: 'fs.read_file', path: '/etc/shadow' };

describe('denials that Linux attests', () => {
  it('are told of the plugin whose process made the domain, in whatever order that becomes known', () => {
    const { denials, told } = listening();
    denials.take(refused);
    denials.take({ domain: 'd', pid: '7', status: 'allocated' });
    expect(told).toEqual([]);
    denials.watch('p', 7);
    expect(told).toEqual([denial]);
    denials.take({ domain: 'd', blockers: 'scope.signal' });
    expect(told.at(-1)).toEqual({ plugin: 'p', permission: 'scope.signal' });
  });

  it('are told once a minute, and not of strangers', () => {
    const { denials, told, pass } = listening();
    denials.watch('p', 7);
    denials.take({ domain: 'd', pid: '7' });
    denials.take({ domain: 'other', pid: '8' });
    for (let time = 0; time < 50; time += 1) {
      denials.take(refused);
      denials.take({ ...refused, domain: 'other' });
    }
    expect(told).toEqual([denial]);
    pass(60_000);
    denials.take(refused);
    expect(told).toEqual([denial, denial]);
  });

  it('are counted where they are more than are told, and that is told with the next window', () => {
    const { denials, told, pass } = listening();
    denials.watch('p', 7);
    denials.take({ domain: 'd', pid: '7' });
    for (let file = 0; file < 103; file += 1) denials.take({ ...refused, path: `/${String(file)}` });
    pass(60_000);
    denials.take(refused);
    expect(told.slice(100)).toEqual([{ plugin: 'p', permission: 'others', count: 3 }, denial]);
  });

  it('wait for their plugin to be known also where strangers are refused thousands of things', () => {
    const { denials, told, pass } = listening();
    for (let file = 0; file < 5_000; file += 1) denials.take({ ...refused, domain: 'stranger', path: `/${String(file)}` });
    denials.take(refused);
    for (let file = 0; file < 400; file += 1) denials.take({ ...refused, domain: 'stranger', path: `/${String(file)}` });
    denials.take({ domain: 'd', pid: '7' });
    denials.watch('p', 7);
    expect(told).toEqual([denial]);
    denials.take({ ...refused, domain: 'late' });
    pass(31_000);
    denials.take({ domain: 'late', pid: '7' });
    expect(told).toEqual([denial]);
  });

  it('do not grow without a limit, and end with the process', () => {
    const { denials, told } = listening();
    denials.watch('p', 7);
    denials.take({ domain: 'd', pid: '7' });
    for (let file = 0; file < 10_000; file += 1) denials.take({ ...refused, path: `/${String(file)}` });
    expect(told).toHaveLength(100);
    denials.forget(7);
    expect(told.slice(100)).toEqual([{ plugin: 'p', permission: 'others', count: 9_900 }]);
    denials.watch('q', 7);
    denials.take(refused);
    expect(told).toHaveLength(101);
  });
});
