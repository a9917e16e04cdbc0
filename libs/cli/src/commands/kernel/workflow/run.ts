import type { Command } from 'commander';
import { exitCode } from '../../../exit-code.ts';
import { attached } from '../../../kernel/attach.ts';
import { callFailure } from '../../../kernel/call-failure.ts';
import { explained } from '../../../terminal/help.ts';
import { readInput } from '../../../terminal/read-input.ts';
import type { Terminal } from '../../../terminal/terminal.ts';

/** `plugwright kernel workflow run` */
export function run(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('run')
    .summary('begin a run of a workflow')
    .description(
      'Begin a run of a workflow document, and wait for its end. The run is the kernel’s: it goes on when this command is interrupted, and after a crash.',
    )
    .argument('<document>', 'JSON, @file with JSON in it, or - for the standard input')
    .argument('[input]', 'JSON or @file; {} where absent')
    .option('--detach', 'print the id of the run and do not wait')
    .option('--json', 'print the run as an object')
    .action(async (document: string, input: string | undefined, options: { detach?: boolean; json?: boolean }) => {
      const workflow = await readInput(document, terminal.cwd);
      const data = await readInput(input, terminal.cwd);
      await attached(terminal.cwd, async ({ workflows }) => {
        const { CallError } = await import('@plugwright/kernel');
        try {
          const id = await workflows.run(workflow, data);
          if (options.detach === true) {
            terminal.out(`${id}\n`);
            return;
          }
          await workflows.settled(id);
          const ended = await workflows.show(id);
          const well = ended?.status === 'completed';
          const shown = options.json === true ? ended : well ? ended.output : undefined;
          if (shown !== undefined) terminal.out(`${JSON.stringify(shown, undefined, 2)}\n`);
          if (well) return;
          if (options.json !== true) terminal.err(`${id} ${ended?.status ?? 'is not known'}: ${ended?.reason ?? ''}\n`);
          process.exitCode = exitCode.failed;
        } catch (error) {
          if (!(error instanceof CallError)) throw error;
          terminal.err(callFailure(error));
          process.exitCode = exitCode.failed;
        }
      });
    });
  explained(command, {
    examples: [`kernel workflow run @index.workflow.json '{"id":"a.md"}'`, 'kernel workflow run @index.workflow.json --detach'],
    exits: { 0: 'it is through', 1: 'it was refused, was undone, or needs a person', 2: 'no kernel is running' },
  });
}
