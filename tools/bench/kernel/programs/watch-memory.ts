import { descendantsOf, residentMiB } from '../processes.ts';

// watch-memory <process> <MiB>: prints when the process and its children together passed the limit, and when they were gone (ms since the epoch).
const [root = 0, limit = 0] = process.argv.slice(2).map(Number);
const nap = new Int32Array(new SharedArrayBuffer(4));
const watched = [root, ...descendantsOf(root)];
const now = (): number => performance.timeOrigin + performance.now();

let above: number | null = null;
process.stdout.write('watching\n');
for (;;) {
  const resident = watched.map(residentMiB).filter((mib) => mib !== undefined);
  // A process that is a zombie is gone, though its entry is still there.
  const sum = resident.reduce((total, mib) => total + mib, 0);
  if (sum === 0) break;
  if (above === null && sum > limit) above = now();
  Atomics.wait(nap, 0, 0, 1);
}
process.stdout.write(`${JSON.stringify({ above, gone: now() })}\n`);
