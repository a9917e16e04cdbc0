import type { StoredEvent } from '@plugwright/kernel';
import type { Command } from 'commander';
import { attached } from '../../kernel/attach.ts';
import { followUntilInterrupted } from '../../kernel/follow.ts';
import { explained } from '../../terminal/help.ts';
import { clipped } from '../../terminal/printable.ts';
import type { Paint, Terminal } from '../../terminal/terminal.ts';

function line({ timestamp, topic, publisher, payload }: StoredEvent, paint: Paint, columns: number): string {
  const at = new Date(timestamp).toISOString().slice(11, 23);
  const head = `${at} ${topic} from ${publisher} `;
  return `${paint('dim', at)} ${paint('bold', topic)} from ${publisher} ${paint('dim', clipped(JSON.stringify(payload), Math.max(20, columns - head.length)))}\n`;
}

/** `plugwright kernel events` */
export function events(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('events')
    .summary('the events that plugins publish, as they come')
    .description('Print every event that the running kernel accepts from now on, until Ctrl-C.')
    .option('--json', 'print a JSON object a line, with the whole payload')
    .action(async (options: { json?: boolean }) => {
      const print = (event: StoredEvent): void =>
        terminal.out(options.json === true ? `${JSON.stringify(event)}\n` : line(event, terminal.paint, terminal.columns));
      await attached(terminal.cwd, (client) => followUntilInterrupted(client, () => client.events(print)));
    });
  explained(command, { examples: ['kernel events', 'kernel events --json'], exits: { 0: 'the kernel ended', 2: 'no kernel is running', 130: 'interrupted' } });
}
