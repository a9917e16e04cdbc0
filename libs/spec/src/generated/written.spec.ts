import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writtenTypes } from '../../scripts/written-types.ts';

describe('the types of the written form', () => {
  it('are those of the meta-schemas; otherwise run `npm run generate -w @plugwright/spec`', async () => {
    expect(readFileSync(path.join(import.meta.dirname, 'written.ts'), 'utf8')).toBe(await writtenTypes());
  });
});
