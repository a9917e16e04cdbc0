import { Option, type Command } from 'commander';
import { focusOn } from '../graph/focus.ts';
import type { Graph } from '../graph/graph.ts';
import { renderDot } from '../graph/render/dot.ts';
import { renderGraphJson } from '../graph/render/json.ts';
import { renderMermaid } from '../graph/render/mermaid.ts';
import { renderTree } from '../graph/render/tree.ts';
import { standingGraph } from '../graph/standing-graph.ts';
import { explained } from '../terminal/help.ts';
import type { Paint, Terminal } from '../terminal/terminal.ts';
import { requireRoot } from '../workspace/find-root.ts';
import { linkedModel } from '../workspace/load-specs.ts';
import { unknownDocument } from '../workspace/unknown-document.ts';

const renderers = { tree: renderTree, json: renderGraphJson, dot: renderDot, mermaid: renderMermaid } satisfies Record<
  string,
  (graph: Graph, paint: Paint) => string
>;

interface Options {
  readonly format: keyof typeof renderers;
  readonly json?: boolean;
  readonly focus?: string;
}

function focused(graph: Graph, id: string | undefined): Graph {
  if (id === undefined) return graph;
  const ids = graph.nodes.map((node) => node.id);
  if (!ids.includes(id)) throw unknownDocument(id, ids);
  return focusOn(graph, id);
}

/** `plugwright graph` */
export function graph(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('graph')
    .summary('who depends on whom')
    .description('Draw the standing graph: every kernel, contract and plugin with what it imports, receives and contributes.')
    .addOption(new Option('--format <format>', 'how to draw it').choices(Object.keys(renderers)).default('tree'))
    .option('--json', 'the same as --format json')
    .option('--focus <id>', 'only what this document depends on and what depends on it')
    .action(async (options: Options) => {
      const model = await linkedModel(requireRoot(terminal.cwd));
      const drawn = focused(standingGraph(model), options.focus);
      terminal.out(renderers[options.json === true ? 'json' : options.format](drawn, terminal.paint));
    });
  explained(command, {
    examples: ['graph', 'graph --focus doc-extract', 'graph --format dot | dot -Tsvg > graph.svg'],
    exits: { 0: 'drawn', 1: 'the specs have errors, or there is no such document' },
  });
}
