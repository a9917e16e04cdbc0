import { reasonOf } from './failed-launch.ts';
import type { Instance } from './instance.ts';
import type { Program } from './program.ts';
import type { Supervisor } from './supervisor.ts';
import type { Surroundings } from './surroundings.ts';

/** What became of the wish to run another program. `backed-out`: the one before goes on. */
export type Replaced = { readonly outcome: 'replaced' | 'stopped' } | { readonly outcome: 'backed-out' | 'failed'; readonly reason: string };

/** Run another program in a plugin's place: beside the old one where both allow it or what it keeps has to be brought to another version, else after it. */
export async function replaceProgram(supervisor: Supervisor, program: Program, around: Surroundings): Promise<Replaced> {
  const old = supervisor.program;
  const { instance, life } = supervisor;
  const kind = around.state.kindOf(program.manifest);
  const moves = kind === 'migrate' || kind === 'restore';
  const beside = program.manifest.lifecycle.hotReload && old.manifest.lifecycle.hotReload;
  if (!life.serves || instance === undefined) return afterwards(supervisor, program, around);
  if (!moves) return beside ? switchOver(supervisor, program, around) : afterwards(supervisor, program, around);
  const resume = await quiet(supervisor, instance, around);
  if (typeof resume === 'string') return backOut(supervisor, program, old, resume, around);
  try {
    return await switchOver(supervisor, program, around);
  } finally {
    resume();
  }
}

/**
 * Let no call of the plugin be under way, and nothing be written to what it keeps, while that is copied; calls wait.
 * @returns how to go on, or why it cannot be quiet
 */
async function quiet(supervisor: Supervisor, instance: Instance, { wheel, state, onAvailability }: Surroundings): Promise<(() => void) | string> {
  const { id, admission, life, program } = supervisor;
  const resume = (): void => {
    if (!life.serves) return;
    admission.open();
    onAvailability(id, 'ready');
  };
  admission.pause();
  onAvailability(id, 'waiting');
  const { stopTimeoutMs } = program.manifest.lifecycle;
  const isQuiet = await new Promise<boolean>((resolve) => {
    const timer = wheel.schedule(stopTimeoutMs, () => resolve(false));
    void Promise.race([admission.idle(), instance.exited()]).then(() => {
      timer.cancel();
      resolve(true);
    });
  });
  if (!isQuiet) {
    resume();
    return `calls were still under way after ${String(stopTimeoutMs)} ms`;
  }
  const unseal = state.seal(program.manifest);
  return () => {
    unseal();
    resume();
  };
}

/** The new code is brought up and looked at while the old one serves, and takes over between two calls. */
async function switchOver(supervisor: Supervisor, program: Program, around: Surroundings): Promise<Replaced> {
  const old = supervisor.program;
  let next: Instance;
  try {
    next = await supervisor.bringUp(program, true);
  } catch (error) {
    return backOut(supervisor, program, old, reasonOf(error), around);
  }
  if (next.gone || supervisor.retired || !supervisor.life.usable) {
    next.kill('it is not wanted any more');
    return supervisor.retired ? { outcome: 'stopped' } : { outcome: 'failed', reason: supervisor.life.reason ?? 'it was ended meanwhile' };
  }
  settle(supervisor, program);
  supervisor.succeed(next);
  noteReload(supervisor, old, program, around);
  return { outcome: 'replaced' };
}

/** The old code is ended, then the new one started; if that fails, the old one is started again. Calls wait. */
async function afterwards(supervisor: Supervisor, program: Program, around: Surroundings): Promise<Replaced> {
  const old = supervisor.program;
  const { admission, life, id } = supervisor;
  const served = life.usable;
  const { state } = life;
  const startable = (): boolean => life.can('install') || life.can('start');
  if (!served && state !== 'draining' && !startable()) return { outcome: 'failed', reason: life.reason ?? `it is ${state}` };
  admission.pause();
  around.onAvailability(id, 'waiting');
  await supervisor.end();
  if (supervisor.retired) return { outcome: 'stopped' };
  // An operator may have taken it out or killed it meanwhile.
  if ((life.state !== state && life.state !== 'stopped') || !startable()) return { outcome: 'failed', reason: life.reason ?? `it is ${life.state}` };
  settle(supervisor, program);
  admission.pause();
  life.try('install');
  life.send('start');
  let failed = await supervisor.launch();
  if (life.serves) {
    noteReload(supervisor, old, program, around);
    return { outcome: 'replaced' };
  }
  if (failed === undefined) return { outcome: 'stopped' };
  const { reason } = failed;
  if (served) {
    supervisor.adopt(old);
    life.send('retry', reason);
    failed = await supervisor.launch();
    if (failed === undefined) return backOut(supervisor, program, old, reason, around);
  }
  if (life.state === 'starting') supervisor.stumble(failed);
  return { outcome: 'failed', reason };
}

function settle(supervisor: Supervisor, program: Program): void {
  supervisor.adopt(program);
  supervisor.tally.forget();
}

function noteReload({ id }: Supervisor, from: Program, to: Program, { ledger, log }: Surroundings): void {
  ledger.append({ kind: 'reload', plugin: id, facts: { from: from.manifest.version, to: to.manifest.version } });
  log.say('info', `${id} ${to.manifest.version} serves in the place of ${from.manifest.version}`, id);
}

function backOut({ id }: Supervisor, program: Program, old: Program, reason: string, { ledger, log }: Surroundings): Replaced {
  const { version } = program.manifest;
  ledger.append({ kind: 'rollback', plugin: id, facts: { from: version, to: old.manifest.version, reason } });
  log.say('error', `${id} ${version} was backed out, ${old.manifest.version} goes on: ${reason}`, id);
  return { outcome: 'backed-out', reason };
}
