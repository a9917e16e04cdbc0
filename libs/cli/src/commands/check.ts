import { hasErrors, renderGithub, renderJson, renderPretty, renderSarif, type Diagnostic } from '@plugwright/diagnostics';
import { Option, type Command } from 'commander';
import { exitCode } from '../exit-code.ts';
import { explained } from '../terminal/help.ts';
import { counted } from '../terminal/quantity.ts';
import { colours, type Terminal } from '../terminal/terminal.ts';
import { requireRoot } from '../workspace/find-root.ts';
import { loadSpecs } from '../workspace/load-specs.ts';
import { selectFiles } from '../workspace/select-files.ts';
import { sourceText } from '../workspace/source-text.ts';

interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly documents: number;
  readonly root: string;
}

function pretty({ diagnostics, documents, root }: Checked, { paint }: Terminal): string {
  if (diagnostics.length === 0) return `${paint('green', '✔')} ${counted(documents, 'document')} checked, nothing to mend.\n`;
  return renderPretty(diagnostics, { source: sourceText(root), colour: colours(paint) });
}

const renderers = {
  pretty,
  json: ({ diagnostics }) => renderJson(diagnostics),
  sarif: ({ diagnostics }) => renderSarif(diagnostics),
  github: ({ diagnostics }) => renderGithub(diagnostics),
} satisfies Record<string, (checked: Checked, terminal: Terminal) => string>;

interface Options {
  readonly format: keyof typeof renderers;
  readonly json?: boolean;
}

/** `plugwright check` */
export function check(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('check')
    .summary('all findings in the specs')
    .description('Read, check and link every spec of the workspace and print all findings, each with its place and how to mend it.')
    .argument('[files...]', 'show only findings in these files or folders')
    .addOption(new Option('--format <format>', 'how to print them').choices(Object.keys(renderers)).default('pretty'))
    .option('--json', 'the same as --format json')
    .action(async (files: string[], options: Options) => {
      const root = requireRoot(terminal.cwd);
      const selected = selectFiles(root, terminal.cwd, files);
      const loaded = await loadSpecs(root, selected.outside);
      const checked = { root, diagnostics: loaded.diagnostics.filter(selected.shows), documents: loaded.documents.length };
      terminal.out(renderers[options.json === true ? 'json' : options.format](checked, terminal));
      if (hasErrors(checked.diagnostics)) process.exitCode = exitCode.failed;
    });
  explained(command, {
    examples: ['check', 'check specs/plugins/doc-index.plugin.yaml', 'check --format sarif > findings.sarif'],
    exits: { 0: 'no errors (warnings do not count)', 1: 'at least one error' },
  });
}
