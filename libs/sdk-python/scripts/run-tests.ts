import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = fileURLToPath(new URL('../test-output/results.json', import.meta.url));

/** Whether there is a Python that can run them: 3.9 or newer. */
function hasPython(): boolean {
  const { status } = spawnSync('python3', ['-I', '-c', 'import sys; sys.exit(sys.version_info < (3, 9))'], { stdio: 'ignore' });
  return status === 0;
}

mkdirSync(fileURLToPath(new URL('../test-output', import.meta.url)), { recursive: true });
if (hasPython()) {
  const { status } = spawnSync('python3', ['-B', 'tests/run.py', results], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  writeFileSync(results, '{"passed":0,"failed":0,"skipped":1}\n');
  process.stderr.write(
    'python3 of version 3.9 or newer is not installed, so the tests of the SDK for Python are left out; `npm run setup:system` installs it\n',
  );
  if (process.env['PLUGWRIGHT_REQUIRE_ALL'] === '1') process.exitCode = 1;
}
