import type { DocumentDiff } from '@plugwright/compat';
import { describe, expect, it } from 'vitest';
import { changeLines } from './change-lines.ts';

describe('changeLines', () => {
  it('cuts a long witness, and no character of it in two', () => {
    for (const before of ['', 'x']) {
      const change = { rule: 'compat/input-narrowed', bump: 'major', level: 'breaking', message: 'It is at most 3 long.', advice: '' };
      const diff = { changes: [{ ...change, witness: `${before}${'😀'.repeat(500)}` }] } as unknown as DocumentDiff;
      const [line = ''] = changeLines(diff, []);
      expect(line.isWellFormed()).toBe(true);
      expect(line).toMatch(/^- major: `compat\/input-narrowed`: It is at most 3 long\. Witness: `"x?(?:😀)+…`\.$/u);
    }
  });
});
