import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tree } from '@nx/devkit';
import { FsTree } from '@nx/devkit/internal';
import { flushChanges } from 'nx/src/generators/tree';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** The generators' own workspace in small: the reference specs on a real disk, nothing generated yet. */
export interface TempWorkspace {
  readonly root: string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Run a generator as Nx does: on a tree of its own, its changes written at the end. Resolves to the changed paths. */
  generate(generator: (tree: Tree) => Promise<unknown>): Promise<string[]>;
  remove(): void;
}

/** Make one, in the temporary folder. */
export function tempWorkspace(specs: readonly string[] = ['core.contract', 'kernel.kernel']): TempWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'plugwright-ws-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const spec of specs) {
    const kind = spec.split('.')[1] ?? '';
    const folder = kind === 'kernel' ? 'kernel' : `${kind}s`;
    cpSync(join(repository, 'specs', folder, `${spec}.yaml`), join(root, 'specs', folder, `${spec}.yaml`));
  }
  write('package.json', JSON.stringify({ name: '@acme/source', private: true, workspaces: ['plugins/*', 'libs/contracts/*'] }));
  write(
    'package-lock.json',
    `${JSON.stringify({ name: '@acme/source', lockfileVersion: 3, requires: true, packages: { '': { name: '@acme/source', workspaces: ['plugins/*', 'libs/contracts/*'] } } }, null, 2)}\n`,
  );
  write(
    'nx.json',
    JSON.stringify({
      plugins: [{ plugin: '@plugwright/nx/graph', options: { scope: '@acme', owners: ['@acme/docs'] } }],
      analytics: false,
      neverConnectToCloud: true,
    }),
  );
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  return {
    root,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write,
    generate: async (generator) => {
      const tree = new FsTree(root, false);
      const callback = await generator(tree);
      const changes = tree.listChanges();
      flushChanges(root, changes);
      if (typeof callback === 'function') await (callback as () => unknown)();
      return changes.map(({ path }) => path).sort();
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
