import { describe, expect, it } from 'vitest';
import { matrixFindings, staleCells } from './matrix-findings.ts';
import type { Cell, CellVerdict } from './matrix.ts';
import { readMatrix, readOverlays } from './read-matrix.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const cell = (verdict: CellVerdict, more: Partial<Cell> = {}): Cell => ({
  plugin: { id: 'areas', version: '1.0.0' },
  with: { kernel: '1.0.0', shapes: 'head' },
  declared: true,
  resolved: true,
  evidence: 'proved',
  verdict,
  digests: { specs: digest },
  ...more,
});
const matrix = (...cells: Cell[]): { format: 'plugwright-matrix/v1'; cells: Cell[] } => ({ format: 'plugwright-matrix/v1', cells });
const broken: CellVerdict = { kind: 'incompatible', rule: 'compat/input-narrowed', at: 'shapes#/types/Square', message: 'Narrower.', witness: { side: 9 } };

describe('matrixFindings', () => {
  it('names the combination, the rule and the witness', () => {
    const findings = matrixFindings(matrix(cell(broken), cell({ kind: 'pass' })));
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['matrix/incompatible', 'areas@1.0.0 with kernel@1.0.0, shapes@head: compat/input-narrowed at shapes#/types/Square. Narrower. Witness: {"side":9}.'],
    ]);
  });

  it('what no range admits hurts nobody', () => {
    expect(matrixFindings(matrix(cell(broken, { declared: false })))).toEqual([]);
  });

  it.each([
    [{ kind: 'regressed', tests: ['t'] }, 'matrix/regressed', 'error'],
    [{ kind: 'flaky', tests: ['t'] }, 'matrix/flaky', 'warning'],
    [{ kind: 'waiting', for: 'it' }, 'matrix/waiting', 'error'],
    [{ kind: 'needs-approval', reason: 'r' }, 'matrix/needs-approval', 'error'],
  ] as const)('%o is %s', (verdict, code, severity) => {
    expect(matrixFindings(matrix(cell(verdict))).map((finding) => [finding.code, finding.severity])).toEqual([[code, severity]]);
  });
});

describe('staleCells', () => {
  it.each([
    ['nothing', cell({ kind: 'pass' }), []],
    ['documents', cell({ kind: 'pass' }, { digests: { specs: digest.replaceAll('0', '1') } }), ['its documents changed']],
    ['tests', cell({ kind: 'pass' }, { digests: { specs: digest, suite: digest } }), ['its tests changed']],
    ['ranges', cell({ kind: 'pass' }, { declared: false }), ['the ranges changed']],
    ['versions', cell({ kind: 'pass' }, { with: { kernel: '1.0.0' } }), ['it is missing', 'there is no such combination any more']],
    ['a verdict by hand', cell(broken), ['its verdict is not what is found now']],
  ] as const)('%s changed', (_, now, reasons) => {
    const findings = staleCells(matrix(cell({ kind: 'pass' })), [now]);
    expect(findings.map(({ code }) => code)).toEqual(reasons.map(() => 'matrix/stale'));
    for (const [index, reason] of reasons.entries()) expect(findings[index]?.message).toContain(reason);
  });
});

describe('a release that ran when it was the working copy', () => {
  const ran = cell({ kind: 'pass' }, { evidence: 'ran', digests: { specs: digest, suite: digest } });
  const now = cell({ kind: 'pass' });

  it('keeps that, though its tests are no longer here', () => expect(staleCells(matrix(ran), [now])).toEqual([]));

  it('does not, where it is found to be broken', () => {
    expect(staleCells(matrix(ran), [{ ...now, verdict: broken }]).map(({ message }) => message)).toEqual([expect.stringContaining('its tests changed')]);
  });
});

describe('reading the registry', () => {
  it('takes what was written, and refuses what does not follow the schema', () => {
    expect(readMatrix('m', JSON.stringify(matrix(cell(broken)))).value?.cells).toHaveLength(1);
    for (const text of [
      '{',
      '{}',
      JSON.stringify({ ...matrix(), more: 1 }),
      JSON.stringify(matrix({ ...cell({ kind: 'pass' }), evidence: 'guessed' as 'ran' })),
    ]) {
      expect(readMatrix('m', text).diagnostics.map(({ code }) => code)).toEqual(['matrix/unreadable']);
    }
  });

  it('an overlay needs a range, a reason and an owner', () => {
    const good = { plugin: 'areas', versions: '1.0.0', upstream: 'shapes', range: '~1.0.0', reason: 'r', owner: '@acme/all' };
    const text = (overlay: object): string => JSON.stringify({ format: 'plugwright-overlays/v1', overlays: [overlay] });
    expect(readOverlays('o', text(good)).value).toEqual([good]);
    for (const wrong of [
      { ...good, reason: '' },
      { ...good, range: 'newest please' },
      { ...good, versions: '?' },
    ]) {
      expect(readOverlays('o', text(wrong)).diagnostics.map(({ code }) => code)).toEqual(['matrix/unreadable']);
    }
  });
});
