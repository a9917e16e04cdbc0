import type { Isolation } from '@plugwright/manifest';
import type { PluginChannel } from './channel.ts';
import type { LaunchCommand } from '../runtime/language.ts';

/** Where output of a plugin came from. */
export type OutputStream = 'stdout' | 'stderr';

/** What a driver is to start. */
export interface LaunchRequest {
  readonly plugin: string;
  /** The plugin's folder, absolute; becomes the working directory where the driver has one. */
  readonly folder: string;
  readonly command: LaunchCommand;
  /** The whole environment of the plugin. */
  readonly environment: Readonly<Record<string, string>>;
  readonly maxMemoryMB: number;
  /** Largest message in bytes that is accepted from the plugin. */
  readonly maxMessageBytes: number;
  /** Each line that the plugin writes to its standard streams. */
  onOutput(stream: OutputStream, line: string): void;
}

/** How a plugin ended. */
export interface Exit {
  /** For a person: `exit code 1`, `signal SIGKILL`, the message of an uncaught error. */
  readonly reason: string;
}

/** A plugin's code, running. */
export interface RunningPlugin {
  readonly channel: PluginChannel;
  readonly pid: number | undefined;
  /** Settles once, when nothing of the plugin runs any more; never rejects. */
  readonly exited: Promise<Exit>;
  /** End it now, without asking, together with whatever it started. */
  kill(): void;
}

/** One way to keep a plugin apart from the kernel and from its neighbours. */
export interface IsolationDriver {
  readonly level: Isolation;
  launch(request: LaunchRequest): RunningPlugin;
}
