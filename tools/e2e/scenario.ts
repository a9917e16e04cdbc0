import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { launcherSources } from '../pack/launcher-targets.ts';
import { packAll, type Packed } from '../pack/pack-all.ts';
import { runCommand } from '../running/command.ts';
import { canConfine, runConfined } from './confined.ts';
import { firstExample, type ExpectedAnswer } from './first-example.ts';
import { kernelSession } from './kernel-session.ts';
import { startRegistry, type Registry } from './registry.ts';
import type { Step } from './steps.ts';
import { makeStranger, type Stranger } from './stranger.ts';
import { treeDifference, treeDigest } from './tree-digest.ts';

const minute = 60_000;

function given<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing: an earlier step did not run`);
  return value;
}

async function publish({ tarball, name }: Packed, { npmrc }: Registry, base: string): Promise<void> {
  writeFileSync(join(base, 'publish.npmrc'), npmrc);
  const outcome = await runCommand('npm', ['publish', tarball, '--userconfig', join(base, 'publish.npmrc'), '--ignore-scripts'], {
    cwd: base,
    timeoutMs: minute,
  });
  if (outcome.code !== 0) throw new Error(`${name} was not published\n${outcome.stderr}`);
}

function expectNoDifference(before: ReadonlyMap<string, string>, folder: string, what: string): void {
  const changed = treeDifference(before, treeDigest(folder));
  if (changed.length > 0) throw new Error(`${what} changed ${changed.join(', ')}`);
}

/** The whole way from this workspace's sources to a plugin that answers in a stranger's workspace under `base`. */
export function scenario(root: string, base: string): readonly Step[] {
  let packed: readonly Packed[] = [];
  let registry: Registry | undefined;
  let stranger: Stranger | undefined;
  const there = (): Stranger => given(stranger, 'the workspace');
  const example = (): ExpectedAnswer => given(firstExample(join(there().folder, 'plugins/my-plugin')), 'an example');
  const nx = (timeout: number, ...args: string[]) => there().run('npx', ['nx', ...args], timeout);
  const confined: Step = {
    name: 'in sandboxes, a plugin in Python among them, with nothing but what npm installed',
    async run() {
      if (!packed.some(({ name }) => name.startsWith(launcherSources))) throw new Error('no launcher was packed; npm run build:launcher builds it');
      await runConfined(there(), { plugin: 'my-plugin', ...example() });
    },
  };
  return [
    {
      name: 'pack',
      async run() {
        packed = await packAll(root, join(base, 'packages'));
        const problems = packed.flatMap((entry) => entry.problems.map((problem) => `${entry.name}: ${problem}`));
        if (problems.length > 0) throw new Error(problems.join('\n'));
      },
    },
    {
      name: 'start the local registry',
      async run() {
        registry = await startRegistry(join(base, 'registry'));
      },
    },
    {
      name: 'publish',
      async run() {
        for (const entry of packed) await publish(entry, given(registry, 'the registry'), base);
      },
    },
    {
      name: 'npm install in a fresh Nx workspace',
      async run() {
        stranger = makeStranger(base, given(registry, 'the registry'));
        await stranger.run('npm', ['install'], 5 * minute);
      },
    },
    {
      name: 'nx add @plugwright/nx',
      async run() {
        await nx(5 * minute, 'add', '@plugwright/nx');
        if (!existsSync(join(there().folder, 'plugwright.grants.yaml'))) throw new Error('plugwright.grants.yaml was not written');
      },
    },
    {
      name: 'npm install after nx add',
      async run() {
        await there().run('npm', ['install'], 5 * minute);
      },
    },
    {
      name: 'nx generate spec',
      async run() {
        await nx(minute, 'generate', '@plugwright/nx:spec', 'my-plugin', '--language=typescript', '--no-interactive');
      },
    },
    {
      name: 'nx generate plugin',
      async run() {
        await nx(minute, 'generate', '@plugwright/nx:plugin', 'my-plugin');
        const manifest = join(there().folder, 'plugins/my-plugin/plugin.manifest.json');
        if (!existsSync(manifest)) throw new Error('plugins/my-plugin/plugin.manifest.json was not emitted');
        if ((JSON.parse(readFileSync(manifest, 'utf8')) as { id?: unknown }).id !== 'my-plugin') throw new Error('the manifest has another id');
      },
    },
    {
      name: 'npm ci',
      async run() {
        await there().run('npm', ['ci'], 5 * minute);
      },
    },
    {
      name: 'nx test',
      async run() {
        await nx(3 * minute, 'test', 'my-plugin');
      },
    },
    {
      name: 'nx typecheck and build',
      async run() {
        await nx(3 * minute, 'run-many', '-t', 'typecheck', 'build');
      },
    },
    {
      name: 'nx sync:check',
      async run() {
        await nx(minute, 'sync:check');
      },
    },
    {
      name: 'plugwright check',
      async run() {
        await there().run('npx', ['plugwright', 'check'], minute);
      },
    },
    {
      name: 'generating again changes nothing',
      async run() {
        const before = treeDigest(there().folder);
        await nx(minute, 'generate', '@plugwright/nx:plugin');
        expectNoDifference(before, there().folder, 'the second generation');
        await nx(minute, 'sync');
        expectNoDifference(before, there().folder, 'nx sync');
      },
    },
    {
      name: 'plugwright kernel run and call',
      async run() {
        const { output, ...call } = example();
        const [answer] = await kernelSession(there(), [{ plugin: 'my-plugin', ...call }]);
        if (!isDeepStrictEqual(answer, output))
          throw new Error(`${call.operation} answered ${JSON.stringify(answer)}, its example says ${JSON.stringify(output)}`);
      },
    },
    ...(canConfine() ? [confined] : []),
    {
      name: 'create-nx-workspace --preset=@plugwright/nx',
      async run() {
        const made = join(base, 'acme');
        const create = [
          'create-nx-workspace@23.2.1',
          'acme',
          '--preset=@plugwright/nx',
          '--no-interactive',
          '--nxCloud=skip',
          '--packageManager=npm',
          '--skipGit',
        ];
        await there().run('npx', ['--yes', ...create], 5 * minute, base);
        if (!existsSync(join(made, 'specs/plugins'))) throw new Error('the new workspace has no place for specs');
        await there().run('npx', ['nx', 'generate', '@plugwright/nx:spec', 'my-plugin', '--language=typescript', '--no-interactive'], minute, made);
        await there().run('npx', ['nx', 'generate', '@plugwright/nx:plugin', 'my-plugin'], minute, made);
        await there().run('npx', ['nx', 'sync:check'], minute, made);
      },
    },
  ];
}
