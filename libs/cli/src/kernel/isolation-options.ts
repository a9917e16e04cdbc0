import type { IsolationPolicy, Mechanism } from '@plugwright/kernel';
import { Option, type Command } from 'commander';

/** What a person said about how plugins are kept apart. */
export interface IsolationOptions {
  readonly isolation?: NonNullable<IsolationPolicy['minimum']>;
  readonly thirdParty?: readonly string[];
  readonly require?: readonly Mechanism[];
  readonly audit?: boolean;
}

const levels: readonly string[] = ['worker', 'wasm', 'process', 'sandbox', 'external'];
const mechanisms: readonly string[] = ['launcher', 'cgroup', 'uid', 'landlock', 'seccomp', 'namespaces', 'container'];

/** Add the options to a command. */
export function isolationOptions(command: Command): void {
  command
    .addOption(new Option('--isolation <level>', 'a level that no plugin runs below').choices(levels))
    .addOption(new Option('--third-party <plugins...>', 'plugins by others, which run in a sandbox at least'))
    .addOption(new Option('--require <mechanisms...>', 'mechanisms without which no plugin is started').choices(mechanisms))
    .option('--audit', 'put on the ledger what Linux itself refuses to plugins; takes root');
}

/** The policy of a kernel by the options. */
export function isolationOf({ isolation, thirdParty, require, audit }: IsolationOptions): IsolationPolicy {
  return {
    ...(isolation === undefined ? {} : { minimum: isolation }),
    ...(thirdParty === undefined ? {} : { thirdParty }),
    ...(require === undefined ? {} : { require }),
    ...(audit === undefined ? {} : { audit }),
  };
}
