import { join } from 'node:path';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { scenario } from './try-scenario.ts';
import { runSteps } from './steps.ts';


const root = join(import.meta.dirname, '..', '..');
const limitMs = 20 * 60_000;

const limit = setTimeout(() => {
  process.stderr.write(`\ne2e: stopped after ${limitMs / 60_000} minutes\n`);
  process.kill(process.pid, 'SIGTERM');
}, limitMs);
const tally = await inTemporaryFolder('e2e', (base) => runSteps(scenario(root, base), (text) => process.stdout.write(text)));
clearTimeout(limit);

process.stdout.write(`${tally.passed} steps passed, ${tally.failed} failed\n`);
process.exitCode = tally.failed > 0 ? 1 : 0;
