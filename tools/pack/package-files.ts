import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const notPublished = new Set(['node_modules', 'dist', 'golden', 'fixtures', 'corpus', 'test-output', '__snapshots__', '__pycache__', 'test']);

/** The files under a folder that belong into the package, relative to it, sorted; tests and their material are left out. */
export function packageFiles(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return notPublished.has(entry.name) ? [] : packageFiles(folder, path);
      return entry.isFile() && !/\.(?:spec|bench)\.ts$/.test(entry.name) ? [path] : [];
    })
    .sort();
}

/** Whether the file is compiled when it is staged. */
export const isCompiled = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.d.ts');
