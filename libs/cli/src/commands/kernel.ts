import type { Command } from 'commander';
import { explained } from '../terminal/help.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { call } from './kernel/call.ts';
import { config } from './kernel/config.ts';
import { deadLetters } from './kernel/dead-letters.ts';
import { disable } from './kernel/disable.ts';
import { enable } from './kernel/enable.ts';
import { events } from './kernel/events.ts';
import { grant } from './kernel/grant.ts';
import { grants } from './kernel/grants.ts';
import { health } from './kernel/health.ts';
import { inspect } from './kernel/inspect.ts';
import { kill } from './kernel/kill.ts';
import { learn } from './kernel/learn.ts';
import { locks } from './kernel/locks.ts';
import { logs } from './kernel/logs.ts';
import { profile } from './kernel/profile.ts';
import { ps } from './kernel/ps.ts';
import { quarantine } from './kernel/quarantine.ts';
import { reload } from './kernel/reload.ts';
import { revoke } from './kernel/revoke.ts';
import { run } from './kernel/run.ts';
import { stop } from './kernel/stop.ts';
import { thaw } from './kernel/thaw.ts';
import { top } from './kernel/top.ts';
import { unload } from './kernel/unload.ts';
import { usage } from './kernel/usage.ts';
import { workflow } from './kernel/workflow.ts';

/** `plugwright kernel` */
export function kernel(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('kernel')
    .summary('run plugins and watch them')
    .description('Run plugins in the foreground with `kernel run`; the other commands speak to that kernel from a second terminal.');
  for (const register of [
    run,
    call,
    ps,
    health,
    logs,
    events,
    deadLetters,
    workflow,
    locks,
    config,
    grants,
    grant,
    revoke,
    learn,
    reload,
    inspect,
    quarantine,
    thaw,
    kill,
    disable,
    enable,
    unload,
    stop,
    top,
    usage,
    profile,
  ])
    register(command, terminal);
  explained(command, {
    examples: ['kernel run', `kernel call doc-index search '{"query":"licence"}'`],
    exits: { 0: 'done', 1: 'failed', 2: 'no kernel is running' },
  });
}
