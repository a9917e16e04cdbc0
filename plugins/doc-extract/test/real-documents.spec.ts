import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../src/formats/detect.ts';
import { structure } from '../src/formats/structure.ts';

/** The READMEs of the packages around, which nobody here wrote. */
function readmes(): string[] {
  for (let folder = import.meta.dirname; folder !== join(folder, '..'); folder = join(folder, '..')) {
    const modules = join(folder, 'node_modules');
    if (!existsSync(join(modules, 'vitest'))) continue;
    return readdirSync(modules)
      .sort()
      .map((name) => join(modules, name, 'README.md'))
      .filter(existsSync)
      .slice(0, 150);
  }
  return [];
}

describe('the READMEs of installed packages', () => {
  it('all become documents whose sections hold their text', () => {
    const files = readmes();
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      const document = structure(file, source, detectFormat(file, source));
      expect(document.format).toBe('markdown');
      expect(document.title).not.toBe('');
      const length = document.sections?.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0) ?? 0;
      expect(length).toBeLessThanOrEqual(document.text.length);
      expect(length).toBeGreaterThanOrEqual(document.text.length - 4 * (document.text.split('\n\n').length + 1));
    }
  });
});
