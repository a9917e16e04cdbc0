import { diagnose } from '@plugwright/diagnostics';
import { GeneratorFailure } from '../../workspace/failure.ts';

/**
 * The id that a removal cannot do without: all plugins are never removed at once.
 * @throws GeneratorFailure where none was given.
 */
export function needId(id: string | undefined): string {
  if (id !== undefined && id !== '') return id;
  const problem = 'Which plugin to remove is not said';
  throw new GeneratorFailure('Nothing was changed.', [
    diagnose('cli/bad-argument', { problem }, { hints: ['Name it: `npx nx generate @plugwright/nx:plugin my-plugin --remove`.'] }),
  ]);
}
