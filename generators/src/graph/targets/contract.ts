import type { TargetConfiguration } from '@nx/devkit';

/**
 * Targets of a contract's package: only its types can be checked, nothing of it runs. Without a tsconfig the target
 * does nothing, but it stays: its inputs are how Nx knows which project a spec file belongs to.
 */
export function contractTargets(specPath: string, typed: boolean): Record<string, TargetConfiguration> {
  const inputs = ['default', '^default', `{workspaceRoot}/${specPath}`];
  const metadata = { technologies: ['plugwright', 'typescript'], description: 'Check the types of the contract.' };
  if (!typed) return { typecheck: { executor: 'nx:noop', inputs, metadata } };
  return {
    typecheck: { executor: 'nx:run-commands', options: { command: 'tsc --noEmit -p tsconfig.json', cwd: '{projectRoot}' }, cache: true, inputs, metadata },
  };
}
