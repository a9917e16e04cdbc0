import { describe, expect, it } from 'vitest';
import { patchedModel, ruleFixtures, type FixturePair } from '../../testing/spec/fixture-models.ts';
import type { SpecChange } from './change.ts';
import { diffModels } from './diff-models.ts';
import { ruleOf } from './rules.ts';

async function changesOf(document: string, pair: FixturePair): Promise<readonly SpecChange[]> {
  const { documents, diagnostics } = await diffModels(patchedModel(pair.old), patchedModel(pair.new));
  expect(diagnostics).toEqual([]);
  return documents.find((diff) => diff.document === document)?.changes ?? [];
}

describe.each(ruleFixtures())('$family/$name', ({ name, document, beside, fail, pass }) => {
  const id = `compat/${name}`;

  it('is told once, and nothing else is', async () => {
    const changes = await changesOf(document, fail);
    expect(changes.map((change) => change.rule).sort()).toEqual([id, ...beside.map((other) => `compat/${other}`)].sort());
    const change = changes.find(({ rule }) => rule === id);
    expect(change).toMatchObject({ document, level: ruleOf(id)?.level, bump: ruleOf(id)?.bump, page: `/docs/compatibility-rules#${name}` });
    expect(change?.message).not.toMatch(/\{[a-z]+\}|undefined/i);
    const place = change?.new ?? change?.old;
    expect(place?.span?.start.line, 'a change has a line').toBeGreaterThan(0);
  });

  it('is not told of what nearly does it', async () => {
    const changes = await changesOf(document, pass);
    expect(changes.map((change) => change.rule)).not.toContain(id);
  });

  it('says nothing of a document compared with itself', async () => {
    for (const side of [fail.old, fail.new]) expect(await changesOf(document, { old: side, new: side })).toEqual([]);
  });
});
