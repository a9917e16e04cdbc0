import { describe, expect, it } from 'vitest';
import { childTraceparent } from '../wire/traceparent.ts';
import { CallAudit } from './call-audit.ts';
import type { LedgerEntry } from './ledger.ts';
import { memoryLedger } from './memory/memory-ledger.ts';

async function recorded(policy: { calls: number; failedCalls: boolean }, calls: readonly { from?: string; error?: string }[]): Promise<readonly LedgerEntry[]> {
  const ledger = memoryLedger(() => 1);
  const audit = new CallAudit(ledger, policy, () => 7);
  for (const call of calls) audit.onCall({ plugin: 'echo', operation: 'say', from: 'caller', traceparent: childTraceparent(), durationMs: 1.25, ...call });
  await audit.close();
  return ledger.entries();
}

const listed = (entries: readonly LedgerEntry[]): string[] => entries.flatMap(({ facts }) => facts?.['calls'] as string[]);

describe('calls on the ledger', () => {
  it('are none where the policy says so', async () => {
    expect(await recorded({ calls: 0, failedCalls: false }, [{}, { error: 'core/timeout' }])).toHaveLength(0);
  });

  it('are many in one entry, in their order', async () => {
    const entries = await recorded(
      { calls: 1, failedCalls: false },
      Array.from({ length: 1_200 }, (_, index) => ({ from: `c${String(index)}` })),
    );
    expect(entries.map(({ kind, facts }) => [kind, facts?.['count']])).toEqual([
      ['call', 500],
      ['call', 500],
      ['call', 200],
    ]);
    expect(listed(entries)[1_199]).toMatch(/^7 c1199 echo\/say 1\.250 ok [0-9a-f]{32}$/);
  });

  it('are those that failed, where others are not wanted', async () => {
    const lines = listed(await recorded({ calls: 0, failedCalls: true }, [{}, { error: 'core/timeout' }, {}]));
    expect(lines.map((line) => line.split(' ')[4])).toEqual(['core/timeout']);
  });

  it('are the share that is wanted', async () => {
    const lines = listed(
      await recorded(
        { calls: 0.25, failedCalls: false },
        Array.from({ length: 4_000 }, () => ({})),
      ),
    );
    expect(lines.length).toBeGreaterThan(800);
    expect(lines.length).toBeLessThan(1_200);
  });

  it('have one line each, whatever a caller is called', async () => {
    const [line] = listed(await recorded({ calls: 1, failedCalls: false }, [{ from: `x y\nz ${'w'.repeat(1_000)}` }]));
    expect(line?.split(/\s/)).toHaveLength(6);
    expect(line?.length).toBeLessThan(250);
  });
});
