import { emitPlugin } from '@plugwright/emit';
import type { Model } from '@plugwright/spec';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/**
 * A copy of a plugin as it would be emitted for other versions of what it imports, with its handlers: its tests then
 * run against a stub of those versions. It lies in the ignored `.plugwright` folder of the workspace, so that packages
 * are found as always; the caller gives it back.
 */
export async function withStubCopy<T>(root: string, pluginId: string, model: Model, use: (folder: string) => Promise<T>): Promise<T> {
  const base = join(root, '.plugwright', 'matrix', `${pluginId}-${process.pid}`);
  const home = `plugins/${pluginId}/`;
  try {
    for (const { path, text } of await emitPlugin(model, pluginId)) {
      if (!path.startsWith(home)) continue;
      const target = join(base, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
    const source = join(root, 'plugins', pluginId);
    const folder = join(base, 'plugins', pluginId);
    await cp(source, folder, {
      recursive: true,
      force: false,
      filter: (file) => {
        const [first = '', second = ''] = relative(source, file).split(sep);
        const place = second === '' ? first : `${first}/${second}`;
        return !['node_modules', 'dist', 'test-output'].includes(first) && !place.startsWith('src/generated');
      },
    });
    return await use(folder);
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}
