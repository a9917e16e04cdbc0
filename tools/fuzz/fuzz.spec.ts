import { describe, expect, it } from 'vitest';
import { complaintsOf, complaintsOfLoading } from './check-manifest.ts';
import { talk } from './messages/talk.ts';
import { runCase } from './run-case.ts';
import { manifestOfCase, manifests } from './targets/manifests.ts';
import { messages } from './targets/messages.ts';

describe('the manifest loader', () => {
  it('takes broken manifests without an exception, a hang or a silent refusal', { timeout: 120_000 }, async () => {
    const findings: string[] = [];
    for (let seed = 1; seed <= 500; seed += 1) findings.push(...(await runCase(manifests, seed)).map((complaint) => `${String(seed)}: ${complaint}`));
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

describe('the wire', () => {
  it('takes broken messages of a plugin, those of streams among them, without an exception, a hang or what does not fit', { timeout: 240_000 }, async () => {
    const findings: string[] = [];
    for (let seed = 1; seed <= 40; seed += 1) findings.push(...(await runCase(messages, seed)).map((complaint) => `${String(seed)}: ${complaint}`));
    expect(findings).toEqual([]);
  });

  it('is fed what it has to refuse in every way, and some of what it has to accept', { timeout: 120_000 }, async () => {
    const ends = new Set<string>();
    for (let seed = 100; seed < 120; seed += 1) for (const end of (await talk(seed)).ends) ends.add(end);
    expect([...ends].sort()).toEqual(expect.arrayContaining(['answered', 'core/contract-violation', 'core/timeout', 'core/unavailable']));
    const shown = await messages.show(3);
    for (const part of ['"$/data"', '"$/credit"', '"$/cancel"', '"download"', '"upload"']) expect(shown).toContain(part);
  });
});
