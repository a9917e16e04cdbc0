import type { Diagnostic } from '@plugwright/diagnostics';
import type { Language, Manifest } from '@plugwright/manifest';

/** How the code of a plugin is run; isolation drivers turn it into a thread or a process. */
export interface LaunchCommand {
  readonly executable: string;
  /** Absolute path of the file to run. */
  readonly entry: string;
  /** Arguments before the entry, for a memory limit in MiB. */
  argumentsFor(maxMemoryMB: number): readonly string[];
  /** Files and folders that the language's runtime reads besides the system's libraries, absolute; at level sandbox nothing else is there. */
  readonly reads?: readonly string[];
  /** Whether sources are run because the build is missing or old; worth a line in the log. */
  readonly fromSource: boolean;
}

/** A command, or why there is none. */
export type Preparation = { readonly command: LaunchCommand } | { readonly diagnostic: Diagnostic };

/** What it takes to run plugins of some languages. */
export interface RuntimeLanguage {
  readonly languages: readonly Language[];
  /** Find what to run. `folder` is absolute. */
  prepare(folder: string, manifest: Manifest): Promise<Preparation>;
}
