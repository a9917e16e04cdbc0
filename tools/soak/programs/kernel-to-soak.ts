import { createKernel, serveControl } from '@plugwright/kernel';
import { aliveMiB } from '../../laid-plugins/code/alive.ts';
import type { Said } from '../soaked-kernel.ts';

// kernel-to-soak <state folder> <control socket> <plugin folder>..: a kernel that says what is alive in it, and ends with whoever started it.
const [stateFolder = '', socketPath = '', ...folders] = process.argv.slice(2);
const say = (said: Said): void => {
  if (process.connected) process.send?.(said);
};

// Restarts are what is wanted here: they are not rationed, and pauses before them do not grow.
const limits = { restartBudget: 1_000_000, restartWindowMs: 2_000, deliveryAttempts: 12, defaultDiskMB: 512 };
const kernel = createKernel({ folders, stateFolder, limits });
// Ctrl-C reaches everything that was started from a terminal, and the signal of a time limit, too; whoever started this one ends it when it has seen all.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
const starting = kernel.start().then(async (found) => ({ found, ...(await serveControl(kernel, { socketPath })) }));
process.on('disconnect', () => {
  void kernel
    .stop()
    .then(async () => (await starting).control?.close())
    .then(() => process.exit(0));
});
process.on('message', () => say({ alive: aliveMiB() }));
const { found, diagnostics } = await starting;
say({ started: [...found, ...diagnostics].filter(({ severity }) => severity === 'error').map(({ message }) => message) });
