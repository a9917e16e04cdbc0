import type { Command } from 'commander';
import { explained } from '../terminal/help.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { explain } from '../why/explain.ts';
import { renderExplanation } from '../why/render-explanation.ts';
import { requireRoot } from '../workspace/find-root.ts';
import { linkedModel } from '../workspace/load-specs.ts';
import { unknownDocument } from '../workspace/unknown-document.ts';

/** `plugwright why` */
export function why(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('why')
    .summary('why a document depends on what, and who depends on it')
    .description('Explain every dependency of a plugin, a contract or the kernel: the members it uses, where each is written, and who uses it.')
    .argument('<id>', 'a plugin, a contract or the kernel')
    .option('--json', 'print the explanation as an object')
    .action(async (id: string, options: { json?: boolean }) => {
      const model = await linkedModel(requireRoot(terminal.cwd));
      const explanation = explain(model, id);
      if (explanation === undefined) throw unknownDocument(id, model.documents.keys());
      terminal.out(options.json === true ? `${JSON.stringify(explanation, undefined, 2)}\n` : renderExplanation(explanation, terminal.paint));
    });
  explained(command, {
    examples: ['why doc-cards', 'why documents --json'],
    exits: { 0: 'explained', 1: 'the specs have errors, or there is no such document' },
  });
}
