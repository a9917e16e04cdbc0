import { diagnose } from '@plugwright/diagnostics';
import type { Inspection } from '@plugwright/kernel';
import type { Command } from 'commander';
import { Failure } from '../../failure.ts';
import { attached } from '../../kernel/attach.ts';
import { logLine } from '../../kernel/log-line.ts';
import { explained } from '../../terminal/help.ts';
import { clipped } from '../../terminal/printable.ts';
import { counted, duration } from '../../terminal/quantity.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const MIB = 1024 * 1024;

function pretty(inspection: Inspection, { paint }: Terminal): string {
  const { status, frozen, steps, restarts, breakers, state, needs, neededBy, usage, log } = inspection;
  const title = (text: string): string => paint('cyan', text);
  const lines = [
    `${status.id} ${status.version} is ${status.state}${frozen ? ', frozen' : ''}${status.reason === undefined ? '' : `: ${clipped(status.reason, 200)}`}`,
    `${title('runs as')} ${status.isolation}${status.pid === undefined ? '' : `, process ${String(status.pid)}`}${status.spare === true ? ', with a spare' : ''}`,
    `${title('serves')} ${counted(status.serving, 'call')}, ${String(status.queued)} waiting`,
    `${title('restarts')} ${String(status.restarts)}; ${String(restarts.left)} left before it is quarantined`,
    ...(usage === undefined ? [] : [`${title('uses')} ${(usage.memoryBytes / MIB).toFixed(1)} MiB, ${duration(usage.cpuMs)} of the processor`]),
    ...(needs.length === 0 ? [] : [`${title('needs')} ${needs.join(', ')}`]),
    ...(neededBy.length === 0 ? [] : [`${title('needed by')} ${neededBy.join(', ')}`]),
    ...(state.current === undefined ? [] : [`${title('state')} version ${String(state.current)}, snapshots: ${state.snapshots.join(', ') || 'none'}`]),
    ...breakers.map(({ operation, position }) => `${title('breaker')} ${operation} is ${position === 'open' ? 'refused for a while' : 'being tried'}`),
    title('life'),
    ...steps
      .slice(-10)
      .map(({ at, event, to, reason }) => `  ${new Date(at).toISOString()} ${event} -> ${to}${reason === undefined ? '' : `: ${clipped(reason, 120)}`}`),
  ];
  return `${lines.join('\n')}\n${title('log')}\n${log.map((record) => `  ${logLine(record, paint)}`).join('')}`;
}

/** `plugwright kernel inspect` */
export function inspect(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('inspect')
    .summary('everything about one plugin')
    .description('Show where a plugin is in its life and how it came there, what it uses and needs, and the newest of its log; also of one that is frozen.')
    .argument('<plugin>', 'its id')
    .option('--json', 'print everything as an object, entries of the ledger included')
    .action(async (plugin: string, options: { json?: boolean }) => {
      const inspection = await attached(terminal.cwd, (client) => client.inspect(plugin));
      if (inspection === undefined) throw new Failure([diagnose('kernel/unknown-plugin', { plugin })]);
      terminal.out(options.json === true ? `${JSON.stringify(inspection, undefined, 2)}\n` : pretty(inspection, terminal));
    });
  explained(command, {
    examples: ['kernel inspect doc-index', 'kernel inspect doc-index --json'],
    exits: { 0: 'shown', 1: 'there is no such plugin', 2: 'no kernel is running' },
  });
}
