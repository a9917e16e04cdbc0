import { readFileSync, readdirSync, existsSync, mkdirSync, writeFileSync, rmSync, statSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { loadWorkspace } from '@plugwright/spec';
import { planWorkspace, effectOf, type Disk } from '@plugwright/emit';
import { renderPretty } from '@plugwright/diagnostics';
const [,, root, mode, ...rest] = process.argv as string[];
const disk: Disk = {
  read: (p) => { try { return readFileSync(join(root!, p), 'utf8'); } catch { return undefined; } },
  list: (d) => { const out: string[] = []; const walk = (x: string) => { let es; try { es = readdirSync(join(root!, x), { withFileTypes: true }); } catch { return; } for (const e of es) { if (e.name === 'node_modules') continue; e.isDirectory() ? walk(`${x}/${e.name}`) : out.push(`${x}/${e.name}`); } }; walk(d); return out; },
  folders: (d) => { try { return readdirSync(join(root!, d), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name); } catch { return []; } },
};
let t = performance.now();
const ws = await loadWorkspace(root!);
console.log('load', Math.round(performance.now() - t), 'ms');
if (!ws.model) { console.log(renderPretty(ws.diagnostics, { source: (f) => disk.read(f), colour: false })); process.exit(1); }
t = performance.now();
const plan = await planWorkspace(ws.model, disk, { full: rest.includes('--full'), force: rest.includes('--force') });
console.log('plan', Math.round(performance.now() - t), 'ms', plan.changes.length, 'changes', plan.unchanged, 'unchanged');
console.log(renderPretty(plan.diagnostics, { source: (f) => disk.read(f), colour: false }));
for (const c of plan.changes) console.log(c.kind, c.path, c.text?.length);
if (mode === 'apply' && !plan.diagnostics.some((d) => d.severity === 'error')) {
  const e = effectOf(plan.changes);
  for (const p of e.deletes) rmSync(join(root!, p));
  for (const [p, text] of e.writes) { mkdirSync(dirname(join(root!, p)), { recursive: true }); writeFileSync(join(root!, p), text); }
}
