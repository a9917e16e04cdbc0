import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wellBehaved, type Behaviour } from '../../fixtures/fake-driver.ts';
import { alivePerState, fakeKernel, stopTime, type FakeKernel } from '../../fixtures/fake-kernel.ts';
import { failure } from '../../fixtures/start-kernel.ts';
import { after } from './chart.ts';

const ids = ['a', 'b', 'c'] as const;
type Id = (typeof ids)[number];

const badly: Readonly<Record<string, Behaviour>> = {
  exits: { ...wellBehaved, initialize: 'exit' },
  strange: { ...wellBehaved, initialize: 'stranger' },
  silent: { ...wellBehaved, health: 'silent' },
  ill: { ...wellBehaved, health: 'ill' },
  stubborn: { ...wellBehaved, stop: 'never' },
  unfreezable: { ...wellBehaved, freezable: false },
  well: wellBehaved,
};

/** What was begun and is not waited for at once. */
const begun: Promise<unknown>[] = [];

/** What happens to one plugin, in every order that chance comes up with. */
const acts: Readonly<Record<string, (fake: FakeKernel, id: Id) => unknown>> = {
  crash: ({ plugins }, id) => plugins.alive(id)[0]?.crash(),
  'crash the last': ({ plugins }, id) => plugins.alive(id).at(-1)?.crash(),
  reload: ({ kernel, during }, id) => during(kernel.reload(id)),
  'begin a reload': ({ kernel }, id) => void begun.push(kernel.reload(id)),
  quarantine: ({ kernel, during }, id) => during(kernel.quarantine(id, 'a look')),
  thaw: ({ kernel, during }, id) => during(kernel.thaw(id)),
  kill: ({ kernel, during }, id) => during(kernel.kill(id, 'enough')),
  disable: ({ kernel, during }, id) => during(kernel.disable(id, 'enough')),
  'begin to disable': ({ kernel }, id) => void begun.push(kernel.disable(id, 'enough')),
  enable: ({ kernel, during }, id) => during(kernel.enable(id)),
  unload: ({ kernel, during }, id) => during(kernel.unload(id)),
  wait: ({ pass }) => pass(400),
  ...Object.fromEntries(
    Object.entries(badly).map(([how, behaviour]) => [`from now on ${how}`, ({ plugins }: FakeKernel, id: Id) => plugins.behaviour.set(id, behaviour)]),
  ),
};

/** What a kernel must never be in, whatever happened. */
async function wrongs(fake: FakeKernel): Promise<string[]> {
  const { kernel, during, steps } = fake;
  const found = alivePerState(fake);
  for (const { id, state } of kernel.ps()) {
    const serves = state === 'ready' || state === 'degraded';
    const answer = serves
      ? await during(
          kernel.call(id, 'work', {}, { timeoutMs: 100 }).then(
            () => 'answered',
            () => 'refused',
          ),
        )
      : undefined;
    // A plugin that fell silent a moment ago is found out later.
    if (serves && answer === 'refused' && kernel.ps().find((other) => other.id === id)?.state === state) found.push(`${id} is ${state} and does not serve`);
    if (['stopped', 'failed', 'quarantined', 'disabled', 'uninstalled'].includes(state)) {
      const { code } = await failure(kernel.call(id, 'work', {}));
      if (code !== 'core/unavailable') found.push(`${id} is ${state} and answers ${code}`);
    }
  }
  for (const { plugin, from, event, to } of steps) if (after(from, event) !== to) found.push(`${plugin} went from ${from} by ${event} to ${to}`);
  return found;
}

describe('whatever happens to plugins', () => {
  it('they are what they say they are, and an operator can bring all of them back', { timeout: 120_000 }, async () => {
    stopTime();
    const command = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...Object.keys(acts)));
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 14 }), fc.boolean(), async (commands, spares) => {
        const fake = fakeKernel(
          { a: { needs: ['b'], uses: ['c'] }, b: { lifecycle: { hotReload: false } }, c: {} },
          spares ? { lifecycle: { spares: ['a', 'c'] } } : {},
        );
        const { kernel, plugins, start, pass, during } = fake;
        await start();
        for (const [id, act] of commands) {
          await acts[act]?.(fake, id);
          await pass(20);
        }
        // Reading files takes time of its own, however fast the clock of the test goes.
        await during(Promise.all(begun.splice(0)));
        await pass(4_000);
        expect(await wrongs(fake)).toEqual([]);
        plugins.behaviour.clear();
        for (const instance of plugins.launched) instance.behaviour = wellBehaved;
        await pass(2_000);
        for (const id of ['b', 'c', 'a']) {
          for (const mend of [kernel.enable(id), kernel.thaw(id), kernel.reload(id)]) await during(mend);
          await pass(50);
        }
        await pass(2_000);
        expect(kernel.ps().map(({ id, state }) => [id, state])).toEqual(ids.map((id) => [id, 'ready']));
        expect(await wrongs(fake)).toEqual([]);
        await during(kernel.stop());
        expect(ids.flatMap((id) => plugins.alive(id))).toEqual([]);
      }),
      { seed: 7, numRuns: 60, endOnFailure: true },
    );
  });
});
