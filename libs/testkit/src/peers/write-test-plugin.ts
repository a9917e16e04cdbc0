import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@plugwright/manifest';

const entry = import.meta.url.endsWith('.ts') ? './serve-peer.ts' : './serve-peer.js';

/** Write the folder of a plugin made for a test: its manifest, and a program that calls `serve` with it. */
export function writeTestPlugin(parent: string, manifest: Manifest, serve: 'servePeer' | 'serveProbe', argument = ''): string {
  const folder = join(parent, manifest.id);
  mkdirSync(folder, { recursive: true });
  const program = [
    `import { ${serve} } from ${JSON.stringify(new URL(entry, import.meta.url).href)};`,
    "import manifest from './plugin.manifest.json' with { type: 'json' };",
    `await ${serve}(manifest${argument === '' ? '' : `, ${JSON.stringify(argument)}`});`,
  ];
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(folder, 'plugin.manifest.json'), `${JSON.stringify(manifest)}\n`);
  writeFileSync(join(folder, 'main.js'), `${program.join('\n')}\n`);
  return folder;
}
