/** What a version of Landlock cannot refuse yet, by the version that can. */
const SINCE: readonly (readonly [abi: number, lacks: string])[] = [
  [1, 'files of the kernel’s user can be read'],
  [3, 'files that may be read can be cut short'],
  [5, 'devices take any command'],
  [6, 'no scopes, so signals reach other processes of the same user'],
];

/** What Landlock of an ABI lacks, each as `landlock: what`; 0 is a Linux without it. */
export function landlockGaps(abi: number): readonly string[] {
  const version = abi === 0 ? 'this Linux has none' : `ABI ${String(abi)}`;
  return SINCE.filter(([since]) => abi < since).map(([, lacks]) => `landlock: ${version}: ${lacks}`);
}
