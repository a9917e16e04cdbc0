import type { Command } from 'commander';
import { explained } from '../terminal/help.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { call } from './kernel/call.ts';
import { events } from './kernel/events.ts';
import { health } from './kernel/health.ts';
import { logs } from './kernel/logs.ts';
import { ps } from './kernel/ps.ts';
import { reload } from './kernel/reload.ts';
import { run } from './kernel/run.ts';
import { stop } from './kernel/stop.ts';

/** `plugwright kernel` */
export function kernel(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('kernel')
    .summary('run plugins and watch them')
    .description('Run plugins in the foreground with `kernel run`; the other commands speak to that kernel from a second terminal.');
  for (const register of [run, call, ps, health, logs, events, reload, stop]) register(command, terminal);
  explained(command, {
    examples: ['kernel run', `kernel call doc-index search '{"query":"licence"}'`],
    exits: { 0: 'done', 1: 'failed', 2: 'no kernel is running' },
  });
}
