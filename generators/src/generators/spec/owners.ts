import { diagnose } from '@plugwright/diagnostics';
import { GeneratorFailure } from '../../workspace/failure.ts';
import type { Settings } from '../../workspace/settings.ts';

/**
 * The owners of a new spec: those named, else the workspace's.
 * @throws GeneratorFailure when there are neither, because a plugin that nobody owns is refused.
 */
export function ownersFor(named: readonly string[] | undefined, settings: Settings, id: string): readonly string[] {
  // A flag given once with commas is one string to Nx where the schema says array.
  const owners = (named ?? [])
    .flatMap((owner) => owner.split(','))
    .map((owner) => owner.trim())
    .filter((owner) => owner !== '');
  if (owners.length > 0) return owners;
  if (settings.owners.length > 0) return settings.owners;
  throw new GeneratorFailure('Nothing was changed.', [diagnose('workspace/no-owners', { plugin: id })]);
}
