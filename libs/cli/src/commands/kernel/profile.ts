import { diagnose } from '@plugwright/diagnostics';
import { InvalidArgumentError, type Command } from 'commander';
import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../../failure.ts';
import { attached } from '../../kernel/attach.ts';
import { explained } from '../../terminal/help.ts';
import { bytes } from '../../terminal/quantity.ts';
import type { Terminal } from '../../terminal/terminal.ts';

interface Options {
  readonly seconds: number;
  readonly out?: string;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0 || value > 60) throw new InvalidArgumentError('It is a number of seconds, more than 0 and at most 60.');
  return value;
}

/** Write a file that appears only when it is whole. */
function write(file: string, text: string): void {
  try {
    writeFileSync(`${file}.part`, text);
    renameSync(`${file}.part`, file);
  } catch (error) {
    throw new Failure([diagnose('kernel/profile-failed', { plugin: file, reason: error instanceof Error ? error.message : String(error) })]);
  }
}

/** `plugwright kernel profile` */
export function profile(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('profile')
    .summary('where the code of a plugin spends its time')
    .description(
      'Sample the running code of a plugin and write a .cpuprofile, which browsers and editors open. Plugins in TypeScript and JavaScript can be profiled.',
    )
    .argument('<plugin>', 'id of the plugin')
    .option('--seconds <count>', 'how long, up to 60', seconds, 5)
    .option('--out <file>', 'where it is written (default: <plugin>.cpuprofile)')
    .action(async (plugin: string, options: Options) => {
      const { CallError } = await import('@plugwright/kernel');
      const taken = await attached(terminal.cwd, async (client) => {
        terminal.err(`Sampling ${plugin} for ${String(options.seconds)} s.\n`);
        try {
          return await client.profile(plugin, options.seconds * 1000);
        } catch (error) {
          if (error instanceof CallError) throw new Failure([diagnose('kernel/profile-failed', { plugin, reason: error.message.replace(/\.$/, '') })]);
          throw error;
        }
      });
      const file = resolve(terminal.cwd, options.out ?? `${plugin}.cpuprofile`);
      const text = JSON.stringify(taken);
      write(file, text);
      terminal.out(`${file} (${bytes(Buffer.byteLength(text))}, ${String(taken.samples.length)} samples)\n`);
    });
  explained(command, {
    examples: ['kernel profile doc-index', 'kernel profile doc-index --seconds 10 --out /tmp/index.cpuprofile'],
    exits: { 0: 'written', 1: 'it cannot be profiled', 2: 'no kernel is running' },
  });
}
