import { describe, expect, it } from 'vitest';
import { complaintsOf, complaintsOfLoading } from './check-manifest.ts';
import { manifestOfCase, runCase } from './fuzz-case.ts';

describe('the manifest loader', () => {
  it('takes broken manifests without an exception, a hang or a silent refusal', { timeout: 120_000 }, async () => {
    const findings: string[] = [];
    for (let seed = 1; seed <= 500; seed += 1) findings.push(...(await runCase(seed)).map((complaint) => `${String(seed)}: ${complaint}`));
    expect(findings).toEqual([]);
  });

  it('is fed what it has to refuse, and some of what it has to accept', () => {
    const refused = Array.from({ length: 200 }, (_, seed) => manifestOfCase(seed)).filter((text) => text.length < 100_000);
    expect(refused.length).toBeGreaterThan(100);
    expect(complaintsOf('')).toEqual([]);
  });

  it('goes through a kernel', async () => {
    expect(await complaintsOfLoading(manifestOfCase(50))).toEqual([]);
  });
});
