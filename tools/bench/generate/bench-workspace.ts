import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pluginSpec } from './plugin-spec.ts';
import type { UpstreamGraph } from './upstream-graph.ts';

const packageJson = { name: 'bench', version: '0.0.0', private: true, type: 'module', workspaces: ['plugins/*', 'libs/contracts/*'] };
const nxJson = {
  analytics: false,
  neverConnectToCloud: true,
  plugins: ['@plugwright/nx/graph'],
  sync: { globalGenerators: ['@plugwright/nx:sync'], disabledTaskSyncGenerators: ['@nx/js:typescript-sync'] },
};

/** Lays out an Nx workspace at `folder` with one spec per plugin of the graph, and this repository's kernel and core specs. */
export function layWorkspace(root: string, folder: string, graph: UpstreamGraph): void {
  mkdirSync(join(folder, 'specs', 'plugins'), { recursive: true });
  cpSync(join(root, 'specs', 'kernel'), join(folder, 'specs', 'kernel'), { recursive: true });
  mkdirSync(join(folder, 'specs', 'contracts'), { recursive: true });
  cpSync(join(root, 'specs', 'contracts', 'core.contract.yaml'), join(folder, 'specs', 'contracts', 'core.contract.yaml'));
  for (const plugin of graph.plugins) writeFileSync(join(folder, 'specs', 'plugins', `${plugin.id}.plugin.yaml`), pluginSpec(plugin));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(packageJson, undefined, 2)}\n`);
  writeFileSync(join(folder, 'nx.json'), `${JSON.stringify(nxJson, undefined, 2)}\n`);
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n.nx\n.plugwright\ndist\ntest-output\n');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}
