import type { Manifest } from '@plugwright/manifest';

/** What a verifier found out about a plugin's folder. */
export type Verdict = { readonly accepted: true; readonly evidence: string } | { readonly accepted: false; readonly reason: string };

/** Decides whether the code in a folder may run as the plugin that its manifest names. */
export interface PackageVerifier {
  verify(folder: string, manifest: Manifest): Promise<Verdict>;
}

/** Accepts what lies on this machine, unsigned: whoever can write there could change the kernel as well. */
export const localVerifier: PackageVerifier = {
  verify: () => Promise.resolve({ accepted: true, evidence: 'local, unsigned' }),
};
