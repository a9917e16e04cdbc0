import type { Json } from '@plugwright/spec';
import { describe, expect, it } from 'vitest';
import { patchedModel, type Patches } from '../../../testing/spec/fixture-models.ts';
import { diffModels } from '../diff-models.ts';

const approval = { rule: 'compat/timeout-lowered', at: '/operations/annotate/timeout', reason: 'Nobody waits.', owner: '@acme/samples', expires: '2027-03-31' };

/** A timeout lowered and an approval of it. */
function approved(written: Readonly<Record<string, Json>> = {}): Patches {
  return { sample: { operations: { annotate: { timeout: '1s' } }, approvals: [{ ...approval, ...written }] } };
}

async function diff(current: Patches, now = '2026-11-21T00:00:00Z') {
  const { documents, diagnostics } = await diffModels(patchedModel(), patchedModel(current), { now: new Date(now) });
  return { bump: documents[0]?.bump, changes: documents[0]?.changes ?? [], codes: diagnostics.map(({ code, severity }) => `${severity} ${code}`) };
}

describe('an approval', () => {
  it('marks its change, which demands no bump any more', async () => {
    const { bump, changes, codes } = await diff(approved());
    expect(bump).toBe('none');
    expect(changes).toMatchObject([
      { rule: 'compat/timeout-lowered', bump: 'major', approval: { reason: 'Nobody waits.', owner: '@acme/samples', expires: '2027-03-31' } },
    ]);
    expect(codes).toEqual([]);
  });

  it.each(['/operations/annotate', '/operations/annotate/timeout', '/operations'])('may name the change or what it is in: %s', async (at) => {
    expect((await diff(approved({ at }))).bump).toBe('none');
  });

  it.each([{ at: '/operations/on-thing' }, { at: '' }, { at: '/operations/annotate/timeout/x' }, { rule: 'compat/timeout-raised' }])(
    'that fits no change is stale: %j',
    async (written) => {
      const { bump, codes } = await diff(approved(written));
      expect([bump, ...codes]).toEqual(['major', 'warning compat/approval-stale']);
    },
  );

  it('is stale, too, where nothing changed', async () => {
    expect((await diff({ sample: { approvals: [approval] } })).codes).toEqual(['warning compat/approval-stale']);
  });

  it.each([
    ['2027-03-31T23:59:59Z', 'none', ['warning compat/approval-expiring']],
    ['2027-04-01T00:00:00Z', 'major', ['error compat/approval-expired']],
    ['2027-03-02T00:00:00Z', 'none', ['warning compat/approval-expiring']],
    ['2027-03-01T23:59:59Z', 'none', []],
  ])('at %s', async (now, bump, codes) => {
    expect(await diff(approved(), now)).toMatchObject({ bump, codes });
  });

  it('of a rule that does not exist is an error', async () => {
    expect((await diff(approved({ rule: 'compat/nonsense' }))).codes).toEqual(['error compat/approval-unknown-rule']);
  });

  it('of another check is left to that check', async () => {
    expect((await diff(approved({ rule: 'policy/test-depth' }))).codes).toEqual([]);
  });

  it('of what cannot be waived is refused', async () => {
    const { bump, codes } = await diff({
      sample: { state: { version: 1 }, approvals: [{ ...approval, rule: 'compat/state-version-lowered', at: '/state/version' }] },
    });
    expect([bump, ...codes]).toEqual(['major', 'error compat/approval-refused']);
  });

  it.each(['reason', 'owner', 'expires'])('without %s is refused before anything is compared', (key) => {
    expect(() => patchedModel({ core: { approvals: [{ ...approval, [key]: null }] } })).toThrow(/spec\//);
  });

  it('stands in contracts and in the kernel, too', async () => {
    const broken = { errors: { missing: { class: 'conflict' } }, approvals: [{ ...approval, rule: 'compat/error-class-changed', at: '/errors/missing' }] };
    const { documents } = await diffModels(patchedModel(), patchedModel({ core: broken }), { documents: ['core'] });
    expect(documents[0]?.changes.find((change) => change.rule === 'compat/error-class-changed')?.approval?.owner).toBe('@acme/samples');
  });
});
