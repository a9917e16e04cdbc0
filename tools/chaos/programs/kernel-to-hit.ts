import { existsSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createKernel, serveControl, type PackageVerifier } from '@plugwright/kernel';
import { aliveMiB } from '../../laid-plugins/code/alive.ts';

// kernel-to-hit <state folder> <control socket> <spares, with commas> <plugin folder>..: a kernel that says each step of its plugins, until it is
// stopped or hit. It stands still in the middle of each step until a byte comes at descriptor 3, so that a blow can fall at that very moment.
const [stateFolder = '', socketPath = '', spares = '', ...folders] = process.argv.slice(2);
const STEPS = 3;
const say = (message: object): boolean => process.stdout.write(`${JSON.stringify(message)}\n`);

/** Accepts a folder unless a file in it refuses it; while another one lies there it cannot tell. */
const verifier: PackageVerifier = {
  async verify(folder, { id }) {
    if (existsSync(join(folder, 'undecided'))) say({ verifying: id });
    while (existsSync(join(folder, 'undecided'))) await pause(5);
    return existsSync(join(folder, 'refused')) ? { accepted: false, reason: 'a file in it says so' } : { accepted: true, evidence: 'none' };
  },
};

// The budget is an operator's patience: here it is endless, or the first plugins to be hit would be out of it, and pauses do not grow for long.
// Deliveries wait out the longest mishap.
const limits = { restartBudget: 1_000_000, restartWindowMs: 2_000, deliveryAttempts: 12, defaultDiskMB: 512 };
const kernel = createKernel({ folders, stateFolder, limits, verifier, lifecycle: { spares: spares.split(',') } });
const stop = (): void => {
  void kernel.stop().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGUSR2', () => say({ alive: aliveMiB() }));
kernel.onStep((plugin, { from, event, to }) => {
  say({ plugin, from, event, to });
  // Whoever watched is gone: nobody would end this kernel any more.
  if (readSync(STEPS, Buffer.alloc(1)) === 0) process.exit(1);
});
const diagnostics = await kernel.start();
const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
const served = await serveControl(kernel, { socketPath, onStopped: () => process.exit(0) });
errors.push(...served.diagnostics.map(({ message }) => message));
say({ started: true, errors });
