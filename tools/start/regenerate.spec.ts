import { describe, expect, it } from 'vitest';
import type { NxOutcome } from './nx.ts';
import { regenerate } from './regenerate.ts';

/** An Nx of which each command ends as told; what was asked is recorded. */
function nxThat(outcomes: Readonly<Record<string, NxOutcome>>) {
  const asked: string[] = [];
  return {
    asked,
    nx: (args: readonly string[]) => {
      asked.push(args.join(' '));
      return Promise.resolve(outcomes[args.join(' ')] ?? { code: 1, output: 'unexpected' });
    },
  };
}

const ok = { code: 0, output: '' };

describe('regenerate', () => {
  it('writes nothing where nothing is out of date', async () => {
    const { nx, asked } = nxThat({ 'sync:check': ok });
    expect(await regenerate(nx)).toEqual({ state: 'unchanged' });
    expect(asked).toEqual(['sync:check']);
  });

  it('updates what is out of date, and says so', async () => {
    const { nx, asked } = nxThat({ sync: ok });
    expect(await regenerate(nx)).toEqual({ state: 'updated' });
    expect(asked).toEqual(['sync:check', 'sync']);
  });

  it('hands on what Nx said where it cannot', async () => {
    const { nx } = nxThat({ sync: { code: 1, output: 'edited by hand' } });
    expect(await regenerate(nx)).toEqual({ state: 'failed', output: 'edited by hand' });
  });
});
