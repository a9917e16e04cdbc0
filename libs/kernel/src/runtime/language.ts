import type { Diagnostic } from '@plugwright/diagnostics';
import type { Isolation, Language, Manifest } from '@plugwright/manifest';
import type { WireProfile } from '../isolation/channel.ts';

/** How the code of a plugin is run; isolation drivers turn it into a thread or a process. */
export interface LaunchCommand {
  readonly executable: string;
  /** Absolute path of the file to run. */
  readonly entry: string;
  /** Arguments before the entry, for a memory limit in MiB. */
  argumentsFor(maxMemoryMB: number): readonly string[];
  /** Files and folders that the language's runtime reads besides the system's libraries, absolute; at level sandbox nothing else is there. */
  readonly reads?: readonly string[];
  /** How its messages are cut apart; frames where absent. A plugin written by hand, without an SDK, is easier in lines. */
  readonly profile?: WireProfile;
  /** Whether sources are run because the build is missing or old; worth a line in the log. */
  readonly fromSource: boolean;
}

/** A command, or why there is none. */
export type Preparation = { readonly command: LaunchCommand } | { readonly diagnostic: Diagnostic };

/** What it takes to run plugins of some languages. */
export interface RuntimeLanguage {
  readonly languages: readonly Language[];
  /** The isolation levels that it can be run at; all where absent. One that is demanded and is not among them is raised to the next that is. */
  readonly levels?: readonly Isolation[];
  /** Find what to run. `folder` is absolute. */
  prepare(folder: string, manifest: Manifest): Promise<Preparation>;
}
