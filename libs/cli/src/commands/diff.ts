import { diagnose } from '@plugwright/diagnostics';
import { Option, type Command } from 'commander';
import { formats, type Format } from '../diff/format.ts';
import { dialects, directions, type Defaults } from '../diff/schema/question.ts';
import { exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { explained } from '../terminal/help.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface Options {
  readonly format: Format;
  readonly json?: boolean;
  readonly schema?: boolean;
  readonly batch?: string;
  readonly direction?: Defaults['direction'];
  readonly dialect?: NonNullable<Defaults['dialect']>;
  readonly formatAssertion?: boolean;
}

function refuse(problem: string): Failure {
  return new Failure([diagnose('cli/bad-argument', { problem })], exitCode.usage);
}

async function diffSchemas(old: string | undefined, now: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const defaults: Defaults = {
    direction: options.direction ?? 'both',
    ...(options.dialect === undefined ? {} : { dialect: options.dialect }),
    formatAssertion: options.formatAssertion === true,
  };
  const { runBatch, runPair } = await import('../diff/schema/run.ts');
  if (options.batch !== undefined) {
    if (old !== undefined) throw refuse('A batch names its schemas itself: leave out <old> and <new>');
    await runBatch(options.batch, defaults, terminal);
    return;
  }
  if (old === undefined || now === undefined) throw refuse('Two schemas are compared: give <old> and <new>, or --batch <file>');
  if (old === '-' && now === '-') throw refuse('The standard input can be one of the two schemas, not both');
  await runPair([old, now], defaults, options.json === true ? 'json' : options.format, terminal);
}

async function diffSpecs(old: string | undefined, now: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const foreign = (['batch', 'direction', 'dialect', 'formatAssertion'] as const).find((name) => options[name] !== undefined);
  if (foreign !== undefined) throw refuse(`--${foreign === 'formatAssertion' ? 'format-assertion' : foreign} goes with --schema`);
  if (old === undefined) throw refuse('Name what to compare with: a file, a folder, a git revision, or `released`');
  const { runDiff } = await import('../diff/run.ts');
  await runDiff(old, now, options.json === true ? 'json' : options.format, terminal);
}

/** `plugwright diff` */
export function diff(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('diff')
    .summary('what changed between two states, and what it breaks')
    .description(
      'Compare the specs of two files, folders or git revisions, or of the last releases (`released`) with the working tree: every change with its rule, ' +
        'the bump that it demands, and for a break a value that proves it. With --schema, compare two bare JSON Schemas.',
    )
    .argument('[old]', 'a file, a folder, a git revision, <revision>:<path>, or `released`')
    .argument('[new]', 'the same; the working tree where it is left out')
    .addOption(new Option('--format <format>', 'how to print it').choices(formats).default('pretty'))
    .option('--json', 'the same as --format json')
    .option('--schema', 'compare two JSON Schemas, in JSON or YAML; `-` is the standard input')
    .addOption(new Option('--direction <direction>', 'with --schema: who sends the values; both where it is left out').choices(directions))
    .addOption(new Option('--dialect <dialect>', 'with --schema: the dialect of both; else $schema says, else 2020-12').choices(dialects))
    .option('--format-assertion', 'with --schema: `format` refuses values, where it is an annotation otherwise')
    .option('--batch <file>', 'with --schema: an array of {old, new, direction, dialect}; one line of JSON each is the answer')
    .action((old: string | undefined, now: string | undefined, options: Options) =>
      options.schema === true ? diffSchemas(old, now, options, terminal) : diffSpecs(old, now, options, terminal),
    );
  explained(command, {
    examples: [
      'diff HEAD',
      'diff released',
      'diff main~3 specs/plugins/doc-index.plugin.yaml',
      'diff --schema old.json new.json --direction input',
      'diff --schema --batch pairs.json > answers.jsonl',
    ],
    exits: { 0: 'compatible; of a batch: every line is answered', 1: 'breaking', 2: 'could not be decided' },
  });
}
