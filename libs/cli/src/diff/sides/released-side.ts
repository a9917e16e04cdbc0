import { diagnose } from '@plugwright/diagnostics';
import { exitCode } from '../../exit-code.ts';
import { Failure } from '../../failure.ts';
import type { Side } from './side.ts';

/** The last release of every document: the baseline of the workspace. @throws Failure where nothing was released, or it cannot be read */
export async function releasedSide(root: string): Promise<Side> {
  const { loadBaseline } = await import('@plugwright/release');
  const { model, baselineOf, versions, diagnostics } = await loadBaseline(root);
  if (versions.size === 0) throw new Failure([diagnose('diff/no-baseline', {})], exitCode.usage);
  if (model === undefined) throw new Failure(diagnostics, exitCode.undecided);
  return { label: 'the last releases', prefix: '', model, baselineOf };
}
