import type { Command } from 'commander';
import { explained } from '../terminal/help.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { explain } from '../why/explain.ts';
import { pendingFor, renderPending, type Pending } from '../why/pending.ts';
import { renderExplanation } from '../why/render-explanation.ts';
import { requireRoot } from '../workspace/find-root.ts';
import { linkedModel } from '../workspace/load-specs.ts';
import { unknownDocument } from '../workspace/unknown-document.ts';

interface Options {
  readonly base?: string;
  readonly json?: boolean;
}

async function pendingSince(root: string, id: string, base: string): Promise<Pending> {
  // Loaded when it is needed: it brings the whole comparison along.
  const { impactSince } = await import('../impact/impact-since.ts');
  return pendingFor((await impactSince(root, base)).impact, id, base);
}

/** `plugwright why` */
export function why(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('why')
    .summary('why a document depends on what, and who depends on it')
    .description('Explain every dependency of a plugin, a contract or the kernel: the members it uses, where each is written, and who uses it.')
    .argument('<id>', 'a plugin, a contract or the kernel')
    .option('--base <revision>', 'what changed since this revision and concerns it, too, and by which way')
    .option('--json', 'print the explanation as an object')
    .action(async (id: string, options: Options) => {
      const root = requireRoot(terminal.cwd);
      const model = await linkedModel(root);
      const explanation = explain(model, id);
      if (explanation === undefined) throw unknownDocument(id, model.documents.keys());
      const since = options.base === undefined ? undefined : await pendingSince(root, id, options.base);
      if (options.json === true) terminal.out(`${JSON.stringify({ ...explanation, ...(since === undefined ? {} : { since }) }, undefined, 2)}\n`);
      else terminal.out(`${renderExplanation(explanation, terminal.paint)}${since === undefined ? '' : renderPending(since, terminal.paint)}`);
    });
  explained(command, {
    examples: ['why doc-cards', 'why doc-cards --base main', 'why documents --json'],
    exits: { 0: 'explained', 1: 'the specs have errors, or there is no such document' },
  });
}
