import { join } from 'node:path';
import { packAll } from './pack-all.ts';

const root = join(import.meta.dirname, '..', '..');

try {
  const packed = await packAll(root, join(root, 'dist', 'packages'), { report: (line) => process.stdout.write(`${line}\n`) });
  const failed = packed.filter(({ problems }) => problems.length > 0).length;
  process.stdout.write(`${packed.length} packages in dist/packages, ${failed} with problems\n`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`pack: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
