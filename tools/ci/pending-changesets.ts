import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isRelease } from './is-release.ts';

const root = join(import.meta.dirname, '..', '..');
const base = process.env['NX_BASE'] ?? '';

function changed(revision: string): string {
  const args = ['diff', '--name-status', '--no-renames', '-z', '--end-of-options', revision, '--', '.changeset', 'registry/released'];
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
}

function status(): number {
  const program = join(root, 'node_modules', '.bin', 'changeset');
  return spawnSync(program, ['status', `--since=${base}`], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;
}

if (base === '' || base.startsWith('-')) {
  process.stderr.write('NX_BASE names no commit to compare with. Run `npm run ci:local`, which sets it.\n');
  process.exitCode = 3;
} else {
  try {
    if (isRelease(changed(base))) process.stdout.write('This makes a release: its changesets are used up and nothing is pending.\n');
    else process.exitCode = status();
  } catch {
    process.stderr.write(`git cannot compare with ${base}. Name a commit that there is: \`npm run ci:local -- --base <revision>\`.\n`);
    process.exitCode = 3;
  }
}
