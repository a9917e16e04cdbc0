import { diagnose, hasErrors, type Diagnostic } from '@plugwright/diagnostics';
import { loadBaseline } from '@plugwright/release';
import { gitRevisionSource, installedPackageSource, loadWorkspace, type Model } from '@plugwright/spec';

/** What changes are measured from. */
export interface UpstreamBaseline {
  readonly model: Model;
  /** Versions that were released, or that the revision has written. */
  readonly versions: ReadonlyMap<string, string>;
}

/** The word for the last release, where a revision is asked for. */
export const lastRelease = 'released';

/** The last release of everything, or the specs of a git revision. */
export async function upstreamBaseline(root: string, base: string): Promise<UpstreamBaseline | { readonly diagnostics: readonly Diagnostic[] }> {
  if (base === lastRelease) {
    const { model, versions, diagnostics } = await loadBaseline(root);
    if (versions.size === 0) return { diagnostics: [diagnose('propagate/no-baseline', {})] };
    return model === undefined ? { diagnostics } : { model, versions };
  }
  const source = gitRevisionSource(root, base);
  const { diagnostics: unread } = await source.list();
  if (hasErrors(unread)) return { diagnostics: unread };
  const { model, diagnostics } = await loadWorkspace({ own: [source], installed: [installedPackageSource(root)] });
  if (model === undefined) return { diagnostics };
  return { model, versions: new Map([...model.documents].map(([id, { version }]) => [id, version])) };
}
