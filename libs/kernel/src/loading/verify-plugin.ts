import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { FoundPlugin } from '../discovery/find-plugins.ts';
import type { PackageVerifier } from '../discovery/package-verifier.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** Have a plugin's folder verified: the evidence for the load record, or why it is refused, which stands on the ledger. */
export async function verifyPlugin(
  { folder, manifest }: FoundPlugin,
  { verifier, ledger }: { readonly verifier: PackageVerifier; readonly ledger: Ledger },
): Promise<{ readonly evidence: string } | { readonly diagnostic: Diagnostic }> {
  const { id: plugin, version } = manifest;
  const verdict = await verifier.verify(folder, manifest);
  if (verdict.accepted) return { evidence: verdict.evidence };
  ledger.append({ kind: 'refuse', plugin, facts: { version, reason: verdict.reason } });
  return { diagnostic: diagnose('kernel/manifest-refused', { plugin, reason: verdict.reason }) };
}
