import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';
import type { Diagnostic } from './diagnostic.ts';
import { countBySeverity, hasErrors, sortDiagnostics } from './order.ts';

const findings = fc.array(
  fc.record({ file: fc.constantFrom('a', 'b'), offset: fc.nat(9), value: fc.constantFrom('x', 'y') }).map(({ file, offset, value }): Diagnostic => {
    const at = { line: 1, column: offset + 1, offset };
    return diagnose('spec/bad-id', { value }, { span: { file, start: at, end: at } });
  }),
);

describe('sortDiagnostics', () => {
  it('gives the same order whatever the order of the findings, and keeps them all', () => {
    fc.assert(
      fc.property(findings, (list) => {
        const sorted = sortDiagnostics(list);
        expect(sortDiagnostics(list.toReversed())).toEqual(sorted);
        expect(sorted).toHaveLength(list.length);
        expect(countBySeverity(sorted).error).toBe(list.length);
        expect(hasErrors(sorted)).toBe(list.length > 0);
      }),
    );
  });
});
