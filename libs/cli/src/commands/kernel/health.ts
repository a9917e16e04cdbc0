import type { HealthReport } from '@plugwright/kernel';
import type { Command } from 'commander';
import { exitCode } from '../../exit-code.ts';
import { attached } from '../../kernel/attach.ts';
import { explained } from '../../terminal/help.ts';
import { clipped } from '../../terminal/printable.ts';
import { duration } from '../../terminal/quantity.ts';
import type { Terminal } from '../../terminal/terminal.ts';

function pretty({ status, uptimeMs, plugins }: HealthReport, { paint }: Terminal): string {
  const lines = plugins.map(
    ({ id, state, reason }) =>
      `  ${state === 'ready' ? paint('green', '✔') : paint('red', '✘')} ${id} ${state}${reason === undefined || state === 'ready' ? '' : `: ${clipped(reason, 120)}`}\n`,
  );
  return `${paint(status === 'ok' ? 'green' : 'red', status)}, up for ${duration(uptimeMs)}\n${lines.join('')}`;
}

/** `plugwright kernel health` */
export function health(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('health')
    .summary('whether the kernel and its plugins are well')
    .description('Say whether every plugin of the running kernel is ready.')
    .option('--json', 'print the report as an object')
    .action(async (options: { json?: boolean }) => {
      const report = await attached(terminal.cwd, (client) => client.health());
      terminal.out(options.json === true ? `${JSON.stringify(report, undefined, 2)}\n` : pretty(report, terminal));
      if (report.status !== 'ok') process.exitCode = exitCode.failed;
    });
  explained(command, {
    examples: ['kernel health', 'kernel health --json'],
    exits: { 0: 'all are ready', 1: 'at least one is not', 2: 'no kernel is running' },
  });
}
