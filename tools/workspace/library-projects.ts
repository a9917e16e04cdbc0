/**
 * A graph plugin for this repository: every hand-written package gets lint, typecheck and test targets of one shape.
 * The targets of generated plugins come from `@plugwright/nx/graph`; here they only get lint for what a person wrote.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateNodes, TargetConfiguration } from '@nx/devkit';

const environment = { env: 'PLUGWRIGHT_REQUIRE_ALL' };
const typescript = { externalDependencies: ['node', 'typescript'] };
const configuration = ['{workspaceRoot}/tsconfig.base.json', '{workspaceRoot}/vitest.shared.ts', '{workspaceRoot}/fast-check.setup.ts'];

/** Conversations that every SDK is held to. */
const vectors = '{workspaceRoot}/libs/kernel/vectors/**/*';

function command(text: string, inputs: TargetConfiguration['inputs'], outputs: string[] = []): TargetConfiguration {
  return { executor: 'nx:run-commands', options: { command: text, cwd: '{projectRoot}' }, cache: true, inputs: inputs ?? [], outputs };
}

function lint(files: string): TargetConfiguration {
  const linter = { externalDependencies: ['eslint', 'typescript-eslint', '@nx/eslint-plugin', '@vitest/eslint-plugin'] };
  return command(`eslint ${files} --no-error-on-unmatched-pattern`, ['default', '{workspaceRoot}/eslint.config.js', linter]);
}

function targetsOf(root: string, workspaceRoot: string): Record<string, TargetConfiguration> {
  if (root.startsWith('plugins/')) return { lint: lint('src test') };
  const has = (file: string): boolean => existsSync(join(workspaceRoot, root, file));
  return {
    ...(has('tsconfig.json')
      ? { lint: lint('.'), typecheck: command('tsc --noEmit -p tsconfig.json', ['default', '^default', ...configuration, typescript]) }
      : {}),
    ...(has('vitest.config.ts')
      ? {
          test: command(
            'vitest run',
            [
              'default',
              '^default',
              ...configuration,
              ...(root.startsWith('libs/sdk-') ? [vectors] : []),
              typescript,
              environment,
              { externalDependencies: ['vitest'] },
            ],
            ['{projectRoot}/test-output'],
          ),
        }
      : {}),
  };
}

/** Name shown by Nx in errors. */
export const name = 'plugwright-repository';

/** Targets of hand-written packages, by their package.json. */
export const createNodes: CreateNodes = [
  '{libs/*,generators,tools,apps/*,plugins/*}/package.json',
  (files, _options, context) =>
    files.map((file) => {
      const root = dirname(file);
      return [file, { projects: { [root]: { targets: targetsOf(root, context.workspaceRoot) } } }] as const;
    }),
];

/** The same under the name that earlier versions look for. */
export const createNodesV2 = createNodes;
