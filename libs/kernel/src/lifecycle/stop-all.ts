import { startOrder } from '../resolution/order.ts';
import type { Fleet } from './fleet.ts';

/**
 * Stop every plugin gracefully, each as soon as those that depend on it are stopped. What still runs after the kernel's own
 * deadline is ended without asking.
 */
export async function stopAll({ roster, parts }: Fleet): Promise<void> {
  const { wheel, limits } = parts;
  const supervisors = [...roster.supervisors.values()];
  const dependents = new Map<string, string[]>();
  for (const { id, program } of supervisors)
    for (const dependency of program.manifest.dependencies.plugins) {
      const before = dependents.get(dependency.id);
      if (before === undefined) dependents.set(dependency.id, [id]);
      else before.push(id);
    }
  const stopped = new Map<string, Promise<void>>();
  const stop = async (id: string): Promise<void> => {
    await Promise.all((dependents.get(id) ?? []).flatMap((dependent) => stopped.get(dependent) ?? []));
    await roster.supervisors.get(id)?.stop();
  };
  const deadline = wheel.schedule(limits.stopTimeoutMs, () => {
    const reason = `the kernel stops, and its ${String(limits.stopTimeoutMs)} ms for that are over`;
    for (const supervisor of supervisors) {
      if (supervisor.instance?.gone !== false) continue;
      supervisor.destroy(reason);
      parts.surroundings.ledger.append({ kind: 'kill', plugin: supervisor.id, facts: { reason } });
    }
  });
  const started = startOrder(new Map(supervisors.map(({ id, program }) => [id, program.manifest])));
  for (const { id } of started.flat().reverse()) stopped.set(id, stop(id));
  await Promise.all(stopped.values());
  deadline.cancel();
  for (const { life, supervisor } of roster.all()) if (supervisor === undefined) life.try('stop');
}
