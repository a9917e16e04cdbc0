import { createKernel, serveControl } from '@plugwright/kernel';
import { aliveMiB } from '../../laid-plugins/code/alive.ts';

// kernel-to-hit <state folder> <control socket> <plugin folder>..: a kernel that says each step of its plugins, until it is stopped or hit.
const [stateFolder = '', socketPath = '', ...folders] = process.argv.slice(2);
const say = (message: object): boolean => process.stdout.write(`${JSON.stringify(message)}\n`);

// The budget is an operator's patience: here it is endless, or the first plugins to be hit would be out of it. Deliveries wait out the longest mishap.
const limits = { restartBudget: 1_000_000, deliveryAttempts: 12, defaultDiskMB: 512 };
const kernel = createKernel({ folders, stateFolder, limits });
const stop = (): void => {
  void kernel.stop().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGUSR2', () => say({ alive: aliveMiB() }));
kernel.onStep((plugin, { from, event, to }) => say({ plugin, from, event, to }));
const diagnostics = await kernel.start();
const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
const served = await serveControl(kernel, { socketPath, onStopped: () => process.exit(0) });
errors.push(...served.diagnostics.map(({ message }) => message));
say({ started: true, errors });
