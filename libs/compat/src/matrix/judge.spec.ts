import { describe, expect, it } from 'vitest';
import { contract, plugin, shelfOf, versionOf } from '../../testing/matrix/shelf.ts';
import { combinations } from './combinations.ts';
import { type DiffDocuments, judge } from './judge.ts';
import type { UpstreamChange } from './used-changes.ts';

const made = { resolved: { shapes: '1.0.0', kernel: '1.0.0' } };
const change: UpstreamChange = {
  rule: 'compat/type-narrowed',
  document: 'shapes',
  level: 'breaking',
  member: '/types/Square',
  message: 'Narrower.',
  witness: 9,
  proof: 'no',
};

/** The judgement of the plugin with one version of the contract. */
async function judged(
  texts: readonly string[],
  against: string,
  changes: readonly UpstreamChange[],
  asked: string[] = [],
): Promise<Awaited<ReturnType<typeof judge>>> {
  const shelf = shelfOf(...texts.map((text) => versionOf(text)), versionOf(plugin('1.0.0'), made));
  const combination = combinations(shelf).find(({ choice }) => choice.get('shapes')?.label === against);
  if (combination === undefined) throw new Error(`no combination with ${against}`);
  const diff: DiffDocuments = (_, __, documents) => {
    asked.push(...documents);
    return Promise.resolve(changes);
  };
  return judge(shelf, combination, diff);
}

const one = contract('1.0.0', 9);

describe('judge', () => {
  it('compares nothing where the plugin was made with these versions', async () => {
    const asked: string[] = [];
    expect(await judged([one], '1.0.0', [change], asked)).toMatchObject({ verdict: { kind: 'pass' }, sameSurface: true });
    expect(asked).toEqual([]);
  });

  it('a change of a used member is the verdict, with rule, place and witness', async () => {
    const { verdict, sameSurface } = await judged([one, contract('1.1.0', 5)], '1.1.0', [change]);
    expect(verdict).toEqual({ kind: 'incompatible', rule: 'compat/type-narrowed', at: 'shapes#/types/Square', message: 'Narrower.', witness: 9 });
    expect(sameSurface).toBe(false);
  });

  it('a change of a member that the plugin does not use is none of its business', async () => {
    expect((await judged([one, contract('1.1.0', 5)], '1.1.0', [{ ...change, member: '/types/Unused' }])).verdict).toEqual({ kind: 'pass' });
  });

  it('what nobody could decide needs a person, what is approved passes, and a certain break comes first', async () => {
    const undecided: UpstreamChange = { ...change, proof: 'unknown', rule: 'compat/undecided' };
    const texts = [one, contract('1.1.0', 5)];
    expect((await judged(texts, '1.1.0', [undecided])).verdict).toMatchObject({ kind: 'needs-approval', rule: 'compat/undecided' });
    expect((await judged(texts, '1.1.0', [undecided, change])).verdict).toMatchObject({ kind: 'incompatible', rule: 'compat/type-narrowed' });
    expect((await judged(texts, '1.1.0', [{ ...change, approval: { owner: '@acme/all' } }])).verdict).toEqual({ kind: 'pass' });
  });

  it('prose moves no digest, and a removed member does not link', async () => {
    const asked: string[] = [];
    const prose = await judged([one, contract('1.1.0', 9, 'Told better.')], '1.1.0', [change], asked);
    expect(prose).toMatchObject({ verdict: { kind: 'pass' }, sameSurface: true });
    expect(asked).toEqual([]);
    const removed = contract('1.1.0', 9).replace('Square:', 'Rectangle:');
    expect((await judged([one, removed], '1.1.0', [])).verdict).toMatchObject({ kind: 'incompatible', rule: 'link/missing-type' });
  });

  it('the range plays no part in the judgement', async () => {
    expect((await judged([one, contract('2.0.0', 9, 'A new major.')], '2.0.0', [change])).verdict).toEqual({ kind: 'pass' });
  });
});
