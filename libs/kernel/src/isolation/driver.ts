import type { Isolation } from '@plugwright/manifest';
import type { LaunchCommand } from '../runtime/language.ts';
import type { PluginChannel } from './channel.ts';
import type { TextScrubber } from './lines.ts';

/** Where output of a plugin came from. */
export type OutputStream = 'stdout' | 'stderr';

/** What a plugin may take of the machine. An absent member is no limit. */
export interface ResourceLimits {
  /** MiB, of the plugin and everything that it starts. */
  readonly memoryMB: number;
  /** Percent of one core. */
  readonly cpuPercent?: number;
  readonly fileHandles?: number;
  readonly connections?: number;
  /** MiB that may be written to its temporary folder. */
  readonly diskMB?: number;
  /** Processes and threads together. */
  readonly processes?: number;
}

/** Paths that a plugin was granted besides its own folder: absolute, without symbolic links. At level sandbox nothing else is there. */
export interface GrantedAccess {
  readonly read: readonly string[];
  readonly write: readonly string[];
  /** Unix socket of the network broker; the plugin finds it in `PLUGWRIGHT_BROKER`. */
  readonly brokerSocket?: string;
}

/** A call of a plugin that asked for what it was not given, as it was seen from outside of the plugin. */
export interface SeenDenial {
  /** `read`, `write` and `execute` of files, `connect`, `socket`, `signal`, `call` of the system; `processes` beyond its number; `others` were too many to be told. */
  readonly denied: string;
  /** A path, a kind of socket, the number of a process, the name of a call. */
  readonly target?: string;
  /** How many others there were. */
  readonly count?: number;
}

/** What a driver is to start. */
export interface LaunchRequest {
  readonly plugin: string;
  /** The plugin's folder, absolute; becomes the working directory where the driver has one. */
  readonly folder: string;
  readonly command: LaunchCommand;
  /** The whole environment of the plugin. */
  readonly environment: Readonly<Record<string, string>>;
  readonly limits: ResourceLimits;
  readonly access: GrantedAccess;
  /** Largest message in bytes that is accepted from the plugin. */
  readonly maxMessageBytes: number;
  /** Each line that the plugin writes to its standard streams. */
  onOutput(stream: OutputStream, line: string): void;
  /** The plugin writes more to its standard streams than it may, and what is too much is dropped. */
  readonly onFlood?: () => void;
  /** The plugin asked for what it was not given, and was refused. */
  readonly onDenied?: (denial: SeenDenial) => void;
  /** Takes secrets out of output before it is cut into lines. */
  readonly scrubber?: TextScrubber;
}

/** How a plugin ended. */
export interface Exit {
  /** For a person: `exit code 1`, `signal SIGKILL`, the message of an uncaught error. */
  readonly reason: string;
}

/** What a plugin uses at a moment. */
export interface UsageSample {
  /** Milliseconds on the monotonic clock. */
  readonly at: number;
  /** Resident memory of all its processes. */
  readonly memoryBytes: number;
  readonly peakBytes?: number;
  /** Processor time since its start. */
  readonly cpuMs: number;
  readonly processes?: number;
  readonly fileHandles?: number;
  readonly connections?: number;
  /** What it keeps in its temporary folder, where that has no size of its own. */
  readonly temporaryBytes?: number;
  readonly diskReadBytes?: number;
  readonly diskWrittenBytes?: number;
}

/** What really confines a running plugin, read back from it; nothing in it is only hoped for. */
export interface Enforcement {
  readonly level: Isolation;
  /** The process of the plugin's code, where others stand around it. */
  readonly pid?: number;
  /** The user that it runs as, as the kernel's side sees it. */
  readonly uid?: number;
  /** Effective capabilities as Linux writes them, in hexadecimal. */
  readonly capEff?: string;
  /** 0 none, 1 strict, 2 filter. */
  readonly seccomp?: number;
  readonly noNewPrivs?: boolean;
  /** Landlock's ABI that its rules are enforced with. */
  readonly landlockAbi?: number;
  /** Limits of its control groups, by the file that holds them. */
  readonly cgroup?: Readonly<Record<string, string>>;
  /** Kinds of namespaces that it does not share with the kernel. */
  readonly namespaces?: readonly string[];
  /** Mechanisms that were wanted and not obtained, as `mechanism: reason`. */
  readonly missing: readonly string[];
}

/** A way to confine that the machine may or may not have. */
export type Mechanism = 'launcher' | 'cgroup' | 'uid' | 'landlock' | 'seccomp' | 'namespaces' | 'container';

/** Whether a mechanism works here, by having been tried. */
export interface MechanismReport {
  readonly works: boolean;
  /** What was found: a version, or why it does not work. */
  readonly found: string;
  /** The command that mends it, where there is one. */
  readonly mend?: string;
}

/** What this machine gives at a level. */
export interface Probe {
  readonly level: Isolation;
  /** Whether plugins can be run at this level at all. */
  readonly available: boolean;
  readonly mechanisms: Readonly<Partial<Record<Mechanism, MechanismReport>>>;
}

/** A plugin's code, running. */
export interface RunningPlugin {
  readonly channel: PluginChannel;
  readonly pid: number | undefined;
  /** Settles once, when nothing of the plugin runs any more; never rejects. */
  readonly exited: Promise<Exit>;
  /** What was really obtained, read back once the code runs; never rejects. */
  readonly enforced: Promise<Enforcement>;
  /** End it now, without asking, together with whatever it started. */
  kill(): void;
  /** Read nothing from it for so many milliseconds, so that it waits; absent where the level cannot. */
  readonly rest?: (ms: number) => void;
  /** What it uses now; microseconds. Undefined where the level cannot tell, or when it is gone. */
  stats(): UsageSample | undefined;
  /** Stop it in its tracks, with its state kept; false where the level cannot. */
  freeze(): boolean;
  /** Let it go on; false where the level cannot. */
  thaw(): boolean;
}

/** One way to keep a plugin apart from the kernel and from its neighbours. */
export interface IsolationDriver {
  readonly level: Isolation;
  /** False where its plugins cannot serve operations that stream. */
  readonly streams?: false;
  /** What this machine gives at this level, by running it once; remembered. */
  probe(): Promise<Probe>;
  /** @throws Error with a reason for a person where nothing could be started */
  launch(request: LaunchRequest): RunningPlugin;
}
