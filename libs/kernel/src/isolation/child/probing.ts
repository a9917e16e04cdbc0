import { dirname } from 'node:path';
import type { Isolation } from '@plugwright/manifest';
import type { LaunchRequest, Mechanism, MechanismReport, Probe, RunningPlugin } from '../driver.ts';
import { landlockGaps } from '../linux/landlock-gaps.ts';
import type { Machine } from './machine.ts';

/** Enough for any program to start and end. */
const MEMORY_MB = 64;

/** What the launcher and the control groups of a machine report. */
function reportsOf(machine: Machine): Partial<Record<Mechanism, MechanismReport>> {
  const { launcher, cgroups, isRoot } = machine;
  const lacking = cgroups.reasons();
  const cgroup: MechanismReport =
    lacking.length === 0
      ? { works: true, found: 'memory, pids and cpu' }
      : {
          works: false,
          found: lacking.join('; '),
          mend: 'run the kernel as root, or in a delegated control group: systemd-run --user --scope -p Delegate=yes',
        };
  if (!('file' in launcher)) return { launcher: launcher.report, cgroup };
  const { landlockAbi, seccomp, uid } = launcher.findings;
  const mendKernel = 'boot a Linux kernel of 6.7 or later with CONFIG_SECURITY_LANDLOCK and CONFIG_SECCOMP_FILTER';
  return {
    launcher: { works: true, found: `plans of version ${String(launcher.findings.version)}` },
    cgroup,
    uid: uid
      ? { works: true, found: 'each plugin gets a user of its own' }
      : { works: false, found: isRoot ? 'this root may not change users' : 'only root can', mend: 'run the kernel as root' },
    landlock:
      landlockAbi > 0
        ? { works: true, found: [`ABI ${String(landlockAbi)}`, ...landlockGaps(landlockAbi)].join('; ') }
        : { works: false, found: 'not there', mend: mendKernel },
    seccomp: seccomp ? { works: true, found: 'filters' } : { works: false, found: 'not there', mend: mendKernel },
  };
}

/**
 * A probe that runs a program at a level, once.
 * @param needed programs of the system that the level is made of, with the mechanism that they are and the command that installs them
 */
export function probing(
  level: Isolation,
  machine: Machine,
  launch: (request: LaunchRequest) => RunningPlugin,
  needed: readonly { readonly program: string; readonly mechanism: Mechanism; readonly mend: string }[],
): () => Promise<Probe> {
  let probed: Promise<Probe> | undefined;
  return () => {
    probed ??= (async () => {
      const mechanisms = reportsOf(machine);
      for (const { program, mechanism, mend } of needed) {
        if (machine.program(program) === undefined)
          return { level, available: false, mechanisms: { ...mechanisms, [mechanism]: { works: false, found: `${program} is not installed`, mend } } };
      }
      // Without a launcher there is only the plain child process, which needs no trying.
      if (!('file' in machine.launcher)) return { level, available: needed.length === 0, mechanisms };
      const outcome = await tryOut(machine.launcher.file, launch);
      const found = Object.fromEntries(
        needed.map(({ program, mechanism }) => [mechanism, { works: outcome.works, found: outcome.works ? `${program}, by running in it` : outcome.said }]),
      );
      return {
        level,
        available: outcome.works,
        mechanisms: { ...mechanisms, ...(needed.length > 0 || outcome.works ? found : { launcher: { works: false, found: outcome.said } }) },
      };
    })();
    return probed;
  };
}

/** Run the launcher itself at the level: it needs nothing but the system's library, and says what it could do there. */
async function tryOut(file: string, launch: (request: LaunchRequest) => RunningPlugin): Promise<{ readonly works: boolean; readonly said: string }> {
  const said: string[] = [];
  try {
    const running = launch({
      plugin: 'probe',
      folder: dirname(file),
      command: { executable: file, entry: '--probe', argumentsFor: () => [], fromSource: false },
      environment: {},
      limits: { memoryMB: MEMORY_MB },
      access: { read: [], write: [] },
      maxMessageBytes: 1024,
      onOutput: (_, line) => said.push(line),
    });
    running.channel.listen({ onMessage: () => undefined, onBroken: () => undefined });
    const { reason } = await running.exited;
    return { works: reason === 'exit code 0', said: [reason, ...said].join(': ') };
  } catch (error) {
    return { works: false, said: error instanceof Error ? error.message : String(error) };
  }
}
