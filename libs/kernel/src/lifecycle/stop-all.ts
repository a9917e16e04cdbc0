import type { Fleet } from './fleet.ts';

/**
 * Stop every plugin gracefully, each as soon as those that depend on it are stopped. What still runs after the kernel's own
 * deadline is ended without asking.
 */
export async function stopAll({ roster, parts }: Fleet): Promise<void> {
  const { wheel, limits } = parts;
  const supervisors = [...roster.supervisors.values()];
  const stopped = new Map<string, Promise<void>>();
  const stop = (id: string): Promise<void> => {
    const known = stopped.get(id);
    if (known !== undefined) return known;
    const dependents = supervisors.filter(({ program }) => program.manifest.dependencies.plugins.some((dependency) => dependency.id === id));
    let settle = (): void => undefined;
    // Known before its dependents are asked: a circle must not go round.
    stopped.set(id, new Promise((resolve) => (settle = resolve)));
    const work = Promise.all(dependents.map((dependent) => stop(dependent.id))).then(() => roster.supervisors.get(id)?.stop());
    void work.finally(settle);
    return work.then(() => undefined);
  };
  const deadline = wheel.schedule(limits.stopTimeoutMs, () => {
    const reason = `the kernel stops, and its ${String(limits.stopTimeoutMs)} ms for that are over`;
    for (const supervisor of supervisors) {
      if (supervisor.instance?.gone !== false) continue;
      supervisor.destroy(reason);
      parts.surroundings.ledger.append({ kind: 'kill', plugin: supervisor.id, facts: { reason } });
    }
  });
  await Promise.all(supervisors.map(({ id }) => stop(id)));
  deadline.cancel();
  for (const { life, supervisor } of roster.all()) if (supervisor === undefined) life.try('stop');
}
