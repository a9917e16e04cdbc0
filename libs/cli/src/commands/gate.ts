import { hasErrors, renderGithub, renderJson, renderPretty, renderSarif } from '@plugwright/diagnostics';
import type { GateResult } from '@plugwright/release';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import { explained } from '../terminal/help.ts';
import { counted } from '../terminal/quantity.ts';
import { colours, type Terminal } from '../terminal/terminal.ts';
import { requireRoot } from '../workspace/find-root.ts';
import { sourceText } from '../workspace/source-text.ts';

/** The gate ends with 2 where it could not compare, which must not be taken for an answer. */
const undecided = 2;

interface Asked {
  readonly result: GateResult;
  readonly root: string;
}

function verdict({ diff, decided, diagnostics }: GateResult, { paint }: Terminal): string {
  if (!decided) return 'Nothing could be compared.\n';
  if (hasErrors(diagnostics)) return '';
  const changed = diff.filter(({ bump }) => bump !== 'none');
  const detail = changed.length === 0 ? 'no document needs a new version' : `${counted(changed.length, 'changed document')}, all of it covered by changesets`;
  return `${paint('green', '✔')} The gate is open: ${detail}.\n`;
}

const renderers = {
  pretty: ({ result, root }, terminal) => {
    const findings = result.diagnostics.length === 0 ? '' : renderPretty(result.diagnostics, { source: sourceText(root), colour: colours(terminal.paint) });
    return `${findings}${verdict(result, terminal)}`;
  },
  json: ({ result }) => renderJson(result.diagnostics),
  sarif: ({ result }) => renderSarif(result.diagnostics),
  github: ({ result }) => renderGithub(result.diagnostics),
} satisfies Record<string, (asked: Asked, terminal: Terminal) => string>;

interface Options {
  readonly format: keyof typeof renderers;
  readonly json?: boolean;
  readonly base?: string;
  readonly now?: Date;
}

function day(text: string): Date {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(time)) throw new InvalidArgumentError('A day is written as 2027-03-31.');
  return new Date(time);
}

/** `plugwright gate` */
export function gate(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('gate')
    .summary('whether the changesets say what changed')
    .description(
      'Compare every spec with its last release: the changesets must raise what the changes demand, every range must admit what its upstream becomes, ' +
        'a major version needs notes, and nothing in registry/released may have been touched.',
    )
    .option('--base <revision>', 'compare with a git revision instead of the last release')
    .addOption(new Option('--now <day>', "the day that approvals are measured by; that of the last commit's without").argParser(day))
    .addOption(new Option('--format <format>', 'how to print what was found').choices(Object.keys(renderers)).default('pretty'))
    .option('--json', 'the same as --format json')
    .action(async ({ format, json, base, now }: Options) => {
      const root = requireRoot(terminal.cwd);
      // Loaded when it is needed: it brings the whole comparison along.
      const release = await import('@plugwright/release');
      const result = await release.gate(root, { ...(base === undefined ? {} : { base }), ...(now === undefined ? {} : { now }) });
      terminal.out(renderers[json === true ? 'json' : format]({ result, root }, terminal));
      if (!result.decided) process.exitCode = undecided;
      else if (hasErrors(result.diagnostics)) process.exitCode = exitCode.failed;
    });
  explained(command, {
    examples: ['gate', 'gate --base origin/main', 'gate --format github'],
    exits: { 0: 'nothing stands against a release', 1: 'at least one error', 2: 'nothing could be compared' },
  });
}
