import type { Command } from 'commander';
import { examine, healthy, type Examined } from '../doctor/examine.ts';
import type { Needs } from '../doctor/probe.ts';
import { probes } from '../doctor/probes.ts';
import { thisMachine } from '../doctor/this-machine.ts';
import { exitCode } from '../exit-code.ts';
import { explained } from '../terminal/help.ts';
import { counted } from '../terminal/quantity.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { findRoot } from '../workspace/find-root.ts';
import { loadSpecs } from '../workspace/load-specs.ts';

async function needsOf(root: string | undefined): Promise<Needs> {
  const model = root === undefined ? undefined : (await loadSpecs(root)).model;
  const plugins = [...(model?.plugins.values() ?? [])];
  return { languages: new Set(plugins.map(({ runtime }) => runtime.language)), isolation: new Set(plugins.map(({ runtime }) => runtime.isolation)) };
}

function line(item: Examined, width: number, { paint }: Terminal): string {
  const mark = item.present ? paint('green', '✔') : item.required ? paint('red', '✘') : paint('yellow', '–');
  const mend =
    item.mend === undefined ? '' : `\n  ${' '.repeat(width)}  ${item.required ? 'required for' : 'for'} ${item.purpose}: ${paint('bold', item.mend)}`;
  return `${mark} ${item.title.padEnd(width)}  ${paint('dim', item.found)}${mend}\n`;
}

function pretty(examined: readonly Examined[], terminal: Terminal): string {
  const width = Math.max(...examined.map(({ title }) => title.length));
  const missing = examined.filter(({ required, present }) => required && !present).length;
  const last = missing === 0 ? 'Everything that is required is there.' : `${counted(missing, 'required thing')} missing.`;
  return `${examined.map((item) => line(item, width, terminal)).join('')}${last}\n`;
}

/** `plugwright doctor` */
export function doctor(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('doctor')
    .summary('what is missing on this machine, and how to get it')
    .description('Look for everything that Plugwright uses. What the plugins of this workspace need counts as required.')
    .option('--json', 'print an array of findings')
    .action(async (options: { json?: boolean }) => {
      const root = findRoot(terminal.cwd);
      const examined = await examine(probes, await needsOf(root), thisMachine(root ?? terminal.cwd, terminal.env));
      terminal.out(options.json === true ? `${JSON.stringify(examined, undefined, 2)}\n` : pretty(examined, terminal));
      if (!healthy(examined)) process.exitCode = exitCode.failed;
    });
  explained(command, { examples: ['doctor', 'doctor --json'], exits: { 0: 'everything required is there', 1: 'something required is missing' } });
}
