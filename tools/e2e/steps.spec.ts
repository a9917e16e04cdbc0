import { describe, expect, it } from 'vitest';
import { runSteps } from './steps.ts';

describe('runSteps', () => {
  it('stops at the first failure and says which', async () => {
    let text = '';
    const steps = [
      { name: 'first', run: () => Promise.resolve() },
      { name: 'second', run: () => Promise.reject(new Error('the reason')) },
      { name: 'third', run: () => Promise.resolve() },
    ];
    expect(await runSteps(steps, (part) => (text += part))).toEqual({ passed: 1, failed: 1 });
    expect(text).toContain('[2/3] second  FAILED\nthe reason');
    expect(text).not.toContain('third');
  });
});
