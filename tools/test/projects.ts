import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../running/command.ts';

interface Graph {
  readonly graph: {
    readonly nodes: Readonly<Record<string, { readonly data: { readonly root: string; readonly targets?: Readonly<Record<string, unknown>> } }>>;
  };
}

/** Roots of the projects that have one of the targets, relative to the workspace, sorted. */
export async function projectsWith(root: string, nx: string, targets: readonly string[]): Promise<readonly string[]> {
  const file = join(tmpdir(), `plugwright-graph-${String(process.pid)}.json`);
  try {
    const outcome = await runCommand(nx, ['graph', `--file=${file}`], { cwd: root, timeoutMs: 120_000 });
    if (outcome.code !== 0) throw new Error(`nx could not make the project graph\n${outcome.stdout}\n${outcome.stderr}`);
    const { graph } = JSON.parse(readFileSync(file, 'utf8')) as Graph;
    return Object.values(graph.nodes)
      .filter(({ data }) => targets.some((target) => Object.hasOwn(data.targets ?? {}, target)))
      .map(({ data }) => data.root)
      .sort();
  } finally {
    rmSync(file, { force: true });
  }
}
