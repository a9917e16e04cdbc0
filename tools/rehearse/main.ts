import { join } from 'node:path';
import { runSteps } from '../e2e/steps.ts';
import { writeTally } from '../e2e/tally.ts';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { rehearsal } from './rehearsal.ts';

const limitMs = 25 * 60_000;

const limit = setTimeout(() => {
  process.stderr.write(`\nrehearse: stopped after ${String(limitMs / 60_000)} minutes\n`);
  process.kill(process.pid, 'SIGTERM');
}, limitMs);
const tally = await inTemporaryFolder('rehearse', (base) => runSteps(rehearsal(base), (text) => process.stdout.write(text)));
clearTimeout(limit);
writeTally(join(import.meta.dirname), tally);
process.stdout.write(`${String(tally.passed)} steps passed, ${String(tally.failed)} failed\n`);
process.exitCode = tally.failed > 0 ? 1 : 0;
