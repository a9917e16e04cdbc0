#!/usr/bin/env node
// Plain JavaScript that an old Node can still read, so that it can say what is wrong.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = [22, 18];
const found = process.versions.node.split('.').map(Number);
const recentEnough = found[0] > needed[0] || (found[0] === needed[0] && found[1] >= needed[1]);

/** The Node that the workspace pins as a package; undefined where it has none. */
function pinnedNode() {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', '.bin', 'node');
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

function handOver(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PLUGWRIGHT_NODE: node } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both processes; handing it on would count as the second one.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', tooOld);
  child.on('exit', (code, signal) => {
    process.exitCode = code === null ? (signal === 'SIGINT' ? 130 : 143) : code;
  });
}

function tooOld() {
  process.stderr.write(
    `plugwright: Node ${process.versions.node} is too old; Node ${needed.join('.')} or newer is needed (\`npm install --save-dev node@24\` adds one to a workspace).\n`,
  );
  process.exitCode = 1;
}

if (recentEnough) {
  const { main } = await import('../src/main.ts');
  await main(process.argv.slice(2));
} else {
  const node = process.env.PLUGWRIGHT_NODE === undefined ? pinnedNode() : undefined;
  if (node === undefined) tooOld();
  else handOver(node);
}
