import type { Place } from '../linux/same-place.ts';

/** What a launcher is asked for; the form is that of `libs/launcher/src/plan.rs`, which refuses members that it does not know. */
export interface LauncherPlan {
  readonly version: 1;
  /** Files that take a process into its control groups of version 1. */
  readonly cgroups?: readonly string[];
  /** The folder of its control group of version 2. The program is made in it where the launcher stands by: who moves there waits for all processors. */
  readonly unified?: string;
  readonly mounts?: readonly PlannedMount[];
  /** Who the mounts belong to, and whom the launcher becomes. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Whether the launcher stays who it is, because its program confines on its own. */
  readonly keepRights?: boolean;
  readonly rlimits?: readonly { readonly resource: 'core' | 'nofile' | 'nproc' | 'memlock'; readonly value: number }[];
  /** Landlock: everything else is refused. */
  readonly access?: { readonly read: readonly string[]; readonly write: readonly string[]; readonly devices: readonly string[] };
  /** Those of the paths above that held no symbolic link when they were granted: one that is there now is refused. */
  readonly exact?: readonly string[];
  /** System calls; `grouped` keeps the program and what it starts in its group of processes besides. */
  /** What has to stand at some paths, by the numbers that Linux knows it by: what is shown there was brought by its name. */
  readonly places?: readonly Place[];
  readonly filter?: 'plugin' | 'grouped';
  /** Whether it may make no socket at all, not even a Unix one; pairs of sockets it may. */
  readonly noSockets?: boolean;
  /** Stay outside of the program's walls, stand by it, and tell what it asks for besides what it was given. */
  readonly watch?: {
    readonly read: readonly string[];
    readonly write: readonly string[];
    /** Of what may be read, what is also written although it cannot be filled. */
    readonly devices: readonly string[];
    /** Whether it has a view of files, processes and networks that is its own. */
    readonly hasView: boolean;
    /** Sockets that it is connected to, besides those in folders that it may write to; its view decides where absent. */
    readonly connect?: readonly string[];
  };
  /** Whether its calls are heard, by this launcher or by the one around it. */
  readonly isWatched?: boolean;
  readonly dieWithParent?: boolean;
  /** Whether the program is another launcher, whose plan follows. */
  readonly keepChannel?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** An absolute path, and arguments. */
  readonly command: readonly string[];
}

/** A path that a launcher which is root shows elsewhere, or over itself, as the plugin's own. */
export interface PlannedMount {
  readonly from: string;
  readonly to: string;
  readonly write: boolean;
}
