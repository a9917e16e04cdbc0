/** A kind of machine that the launcher is published for. */
export interface LauncherTarget {
  /** As Node names it, and npm in `os`. */
  readonly platform: 'linux';
  /** As Node names it, and npm in `cpu`. */
  readonly arch: 'x64' | 'arm64';
  /** As Rust names the kind. */
  readonly triple: string;
  /** What an ELF file says of its processor. */
  readonly machine: number;
}

export const launcherTargets: readonly LauncherTarget[] = [
  { platform: 'linux', arch: 'x64', triple: 'x86_64-unknown-linux-gnu', machine: 62 },
  { platform: 'linux', arch: 'arm64', triple: 'aarch64-unknown-linux-gnu', machine: 183 },
];

/** The package of the launcher's sources, which stays in the workspace. */
export const launcherSources = '@plugwright/launcher';

/** The package of the launcher for a kind of machine. */
export const launcherPackage = ({ platform, arch }: LauncherTarget): string => `${launcherSources}-${platform}-${arch}`;
