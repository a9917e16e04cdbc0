import { admits } from '@plugwright/spec';

/**
 * A correction of a range that was published and is wrong: too wide, so that it admits what breaks, or too narrow.
 * It stands in `registry/overlays.json` and needs no new release of the plugin.
 */
export interface Overlay {
  readonly plugin: string;
  /** The released versions it corrects, as a range: `1.0.0`, or `>=1.0.0 <1.2.0`. */
  readonly versions: string;
  /** Id of the document whose range is corrected; `kernel` for the kernel. */
  readonly upstream: string;
  readonly range: string;
  readonly reason: string;
  readonly owner: string;
}

/** The range that holds: as written, unless an overlay corrects it; of several, the last one. */
export function rangeInForce(overlays: readonly Overlay[], plugin: string, version: string, upstream: string, written: string): string {
  const corrections = overlays.filter((overlay) => overlay.plugin === plugin && overlay.upstream === upstream && admits(overlay.versions, version));
  return corrections.at(-1)?.range ?? written;
}
