import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture } from '../../../fixtures/start-kernel.ts';

describe('a built plugin', () => {
  it('imports nothing of Node by the SDK: a module that is imported is loaded with all that it names, in each plugin', () => {
    const text = readFileSync(join(fixture('warm'), 'dist/main.js'), 'utf8');
    expect(text).toContain('getBuiltinModule("node:net")');
    expect([...text.matchAll(/^import .*"node:.*$/gmu)].map(([line]) => line)).toEqual([]);
  });
});
