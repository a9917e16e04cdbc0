import type { KernelOptions, LossRule } from '@plugwright/kernel';
import { InvalidArgumentError, Option, type Command } from 'commander';

/** What is said on the command line about the lives of plugins. */
export interface LifecycleFlags {
  readonly registry?: string;
  readonly packages?: string;
  readonly pin?: Readonly<Record<string, string>>;
  readonly spare?: readonly string[];
  readonly onHang?: 'restart' | 'quarantine';
  readonly onLoss?: Readonly<Record<string, LossRule>>;
}

const rules: readonly string[] = ['fail-fast', 'continue'];

function lossRules(value: string, earlier: Readonly<Record<string, LossRule>> = {}): Readonly<Record<string, LossRule>> {
  const end = value.lastIndexOf('=');
  const [edge, rule] = [value.slice(0, end).trim(), value.slice(end + 1)];
  if (end < 1 || !rules.includes(rule)) throw new InvalidArgumentError("Write '<plugin> -> <dependency>=continue', '<plugin>=fail-fast' or '*=continue'.");
  return { ...earlier, [edge]: rule as LossRule };
}

function pins(value: string, earlier: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, plugin, range] = /^([a-z][a-z0-9-]*)@(.+)$/u.exec(value) ?? [];
  if (plugin === undefined || range === undefined) throw new InvalidArgumentError("Write '<plugin>@<range>', as 'doc-index@^1.2'.");
  return { ...earlier, [plugin]: range };
}

/** Register them. */
export function lifecycleOptions(command: Command): void {
  command
    .addOption(new Option('--registry <folder>', 'run the plugins that are installed in this registry folder, too'))
    .addOption(new Option('--packages <folder>', 'run the plugins among the packages under node_modules of this folder, too'))
    .addOption(new Option('--pin <plugin@range>', 'run a plugin in these versions only, where several were found; repeatable').argParser(pins))
    .addOption(new Option('--spare <plugins...>', 'plugins that get a second, warm instance, which takes over at once'))
    .addOption(new Option('--on-hang <what>', 'what becomes of a plugin that hangs').choices(['restart', 'quarantine']))
    .addOption(
      new Option('--on-loss <rule>', "what becomes of a plugin that loses one it needs: '<plugin> -> <dependency>=continue'; repeatable").argParser(lossRules),
    );
}

/** What they mean to a kernel; `at` makes a path absolute. */
export function lifecycleOf(
  { registry, packages, pin, spare, onHang, onLoss }: LifecycleFlags,
  at: (path: string) => string,
): Pick<KernelOptions, 'registry' | 'packages' | 'pins' | 'lifecycle'> {
  return {
    ...(registry === undefined ? {} : { registry: at(registry) }),
    ...(packages === undefined ? {} : { packages: at(packages) }),
    ...(pin === undefined ? {} : { pins: pin }),
    lifecycle: {
      ...(spare === undefined ? {} : { spares: spare }),
      ...(onHang === undefined ? {} : { onHang }),
      ...(onLoss === undefined ? {} : { onDependencyLost: onLoss }),
    },
  };
}
