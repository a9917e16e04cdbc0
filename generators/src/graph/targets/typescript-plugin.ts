import type { TargetConfiguration } from '@nx/devkit';

/**
 * Targets of a TypeScript plugin. Each lists the plugin's own spec file among its inputs, never the whole folder of
 * specs: an input shared by all would mark all of them affected.
 */
export function typescriptPluginTargets(specPath: string): Record<string, TargetConfiguration> {
  const inputs = ['default', '^default', `{workspaceRoot}/${specPath}`];
  return {
    build: {
      executor: '@plugwright/nx:bundle',
      cache: true,
      inputs,
      outputs: ['{projectRoot}/dist'],
      metadata: { technologies: ['plugwright', 'esbuild'], description: 'Bundle the plugin to one file that plain Node runs.' },
    },
    test: {
      executor: 'nx:run-commands',
      options: { command: 'vitest run', cwd: '{projectRoot}' },
      cache: true,
      inputs,
      outputs: ['{projectRoot}/test-output', '{projectRoot}/coverage'],
      metadata: { technologies: ['plugwright', 'vitest'], description: 'Run the emitted tests and your own.' },
    },
    typecheck: {
      executor: 'nx:run-commands',
      options: { command: 'tsc --noEmit -p tsconfig.json', cwd: '{projectRoot}' },
      cache: true,
      inputs,
      metadata: { technologies: ['plugwright', 'typescript'], description: 'Check the types of handlers against the spec.' },
    },
  };
}
