import { Option, type Command } from 'commander';
import { explained } from '../terminal/help.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { requireRoot } from '../workspace/find-root.ts';

const formats = ['pretty', 'json', 'markdown'] as const;

interface Options {
  readonly base: string;
  readonly format: (typeof formats)[number];
  readonly json?: boolean;
}

async function show({ base, format, json }: Options, terminal: Terminal): Promise<void> {
  const root = requireRoot(terminal.cwd);
  const { impactSince } = await import('../impact/impact-since.ts');
  const found = await impactSince(root, base);
  if (json === true || format === 'json') {
    const { renderJson } = await import('../impact/render-json.ts');
    terminal.out(renderJson(found.impact, base));
    return;
  }
  const { titleOf } = await import('../diff/render/places.ts');
  const title = titleOf(found);
  if (format === 'markdown') {
    const { renderMarkdown } = await import('../impact/render-markdown.ts');
    terminal.out(renderMarkdown(found.impact, title));
    return;
  }
  const { renderPretty } = await import('../impact/render-pretty.ts');
  terminal.out(renderPretty(found.impact, title, terminal.paint));
}

/** `plugwright impact` */
export function impact(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('impact')
    .summary('whom the changes since a revision concern, and why')
    .description(
      'Compare the specs of the working tree with those where it left a revision: which members changed, which plugins use them, by which way, and whether ' +
        'it breaks them. The plugins are those that `nx affected` names.',
    )
    .addOption(new Option('--base <revision>', 'the revision that the work began at').default('HEAD'))
    .addOption(new Option('--format <format>', 'how to print it; markdown is the comment of a pull request').choices(formats).default('pretty'))
    .option('--json', 'the same as --format json')
    .action((options: Options) => show(options, terminal));
  explained(command, {
    examples: ['impact', 'impact --base origin/main', 'impact --base main --format markdown > impact.md'],
    exits: { 0: 'shown, whatever it is', 1: 'there is no workspace', 2: 'the specs of one side have errors' },
  });
}
