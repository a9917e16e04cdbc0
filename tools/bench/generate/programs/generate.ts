import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasErrors } from '@plugwright/diagnostics';
import { effectOf, planWorkspace, type Disk } from '@plugwright/emit';
import { loadWorkspace } from '@plugwright/spec';
import { reportCost } from '../../measurement/measured-child.ts';

/** A whole cold generation: `generate.ts <workspace> <empty folder>`. Reads the workspace's specs, writes into the folder. */
const [workspace = '', out = ''] = process.argv.slice(2);

function emptyDisk(root: string): Disk {
  return {
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
    list: (folder) =>
      existsSync(join(root, folder))
        ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        : [],
  };
}

const started = performance.now();
const since = (from: number): number => (performance.now() - from) / 1000;

const { model, diagnostics } = await loadWorkspace(workspace);
if (model === undefined)
  throw new Error(
    `the specs have errors: ${diagnostics
      .slice(0, 5)
      .map(({ code, message }) => `${code} ${message}`)
      .join('; ')}`,
  );
const loaded = since(started);

const planning = performance.now();
const plan = await planWorkspace(model, emptyDisk(out));
if (hasErrors(plan.diagnostics))
  throw new Error(
    `the plan has errors: ${plan.diagnostics
      .slice(0, 5)
      .map(({ code, message }) => `${code} ${message}`)
      .join('; ')}`,
  );
const planned = since(planning);

const writing = performance.now();
const { writes } = effectOf(plan.changes);
const folders = new Set<string>();
let bytes = 0;
for (const [path, text] of writes) {
  const target = join(out, path);
  const folder = dirname(target);
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(target, text);
  bytes += Buffer.byteLength(text);
}
reportCost({ load: loaded, plan: planned, write: since(writing), files: writes.size, bytes, warnings: diagnostics.length });
