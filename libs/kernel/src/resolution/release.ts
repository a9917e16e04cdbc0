/** A range of versions of something, as npm writes it; pre-releases count only where the range names them. */
export interface Wanted {
  readonly id: string;
  readonly range: string;
}

/** One version of a plugin that could be installed. */
export interface Release {
  readonly id: string;
  /** SemVer. */
  readonly version: string;
  /** Kernels that it runs on; any where absent. */
  readonly kernel?: string;
  /** Plugins that it cannot do without. They are taken in, with all that they need. */
  readonly needs?: readonly Wanted[];
  /** Plugins that it can do without; where one is taken in for another reason, its version is in the range. */
  readonly optional?: readonly Wanted[];
  /** Plugins of these versions must not run beside it. */
  readonly conflicts?: readonly Wanted[];
  /** Contracts that it speaks; all plugins speak one version of each. */
  readonly contracts?: readonly Wanted[];
  /** Capabilities that somebody must give: the kernel, or a plugin that unlocks them, which is taken in. */
  readonly capabilities?: readonly string[];
  /** Capabilities that it gives to others. */
  readonly unlocks?: readonly string[];
}

/** Everything that can be chosen from. */
export interface Universe {
  readonly releases: readonly Release[];
  /** The version of the kernel. */
  readonly kernel: string;
  /** Versions of each contract. */
  readonly contracts?: Readonly<Record<string, readonly string[]>>;
  /** Capabilities that the kernel gives. */
  readonly capabilities?: readonly string[];
}
