import { MIGRATION } from '../state/namespace.ts';
import { reasonOf } from './failed-launch.ts';
import { Instance } from './instance.ts';
import type { Program } from './program.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Launch a program and bring it as far as serving: its state in its version, hello, migration. What it did to its
 * state counts only from here on.
 * @param probed whether it must give a sign of good health besides its hello
 * @param onLaunched hears of the code at once, so that it can be ended meanwhile
 * @throws Error with a reason for a person; then no code of it runs and its state is as before
 */
export async function bringUp(program: Program, around: Surroundings, probed: boolean, onLaunched: (instance: Instance) => void): Promise<Instance> {
  const { manifest } = program;
  const step = around.state.kindOf(manifest) === 'none' ? undefined : await around.state.prepare(manifest);
  let instance: Instance | undefined;
  try {
    instance = new Instance(program, around);
    onLaunched(instance);
    await instance.initialize();
    if (step?.kind === 'migrate') await instance.migrate(MIGRATION, step.from ?? 0, step.to);
    if (probed || step?.kind === 'migrate' || step?.kind === 'restore') await instance.probe();
    await step?.commit();
    if (step?.kind === 'migrate' || step?.kind === 'restore') {
      const facts = { from: String(step.from), to: String(step.to), version: manifest.version };
      around.ledger.append({ kind: step.kind === 'migrate' ? 'migrate' : 'rollback', plugin: manifest.id, facts });
    }
    return instance;
  } catch (error) {
    instance?.kill('it did not start');
    await step?.abandon();
    if (step?.kind === 'migrate') {
      const facts = { from: String(step.to), to: String(step.from), reason: `the migration was undone: ${reasonOf(error)}` };
      around.ledger.append({ kind: 'rollback', plugin: manifest.id, facts });
    }
    throw error;
  }
}
