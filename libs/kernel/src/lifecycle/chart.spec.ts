import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wellBehaved } from '../../fixtures/fake-driver.ts';
import { alivePerState, fakeKernel, stopTime, type FakeKernel } from '../../fixtures/fake-kernel.ts';
import { stateWith } from '../../fixtures/standing.ts';
import type { KernelOptions } from '../kernel-options.ts';
import { allTransitions, chart, pluginStates, type PluginState, type Transition } from './chart.ts';

const arrow = ({ from, event, to }: Transition): string => `${from} --${event}--> ${to}`;
const everything = allTransitions().map(arrow);

/** A way to the arrows that begin in serving states, for a plugin that is whole or one that misses something. */
type Act = (fake: FakeKernel) => Promise<unknown>;

describe('the chart', () => {
  it('leads from discovery to every state, and out of each', () => {
    const reached = new Set<PluginState>(['discovered']);
    for (const state of reached) for (const next of Object.values(chart[state])) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(pluginStates).sort());
    expect(Object.values(chart).every((row) => Object.keys(row).length > 0)).toBe(true);
  });

  it('is what docs/lifecycle.md shows', () => {
    const page = readFileSync(new URL('../../../../docs/lifecycle.md', import.meta.url), 'utf8');
    const states = [...page.matchAll(/^\| `([a-z]+)` +\| ([^|]+?) +\|$/gm)].map(([, state, meaning]) => [state, meaning]);
    expect(states).toEqual(Object.entries(pluginStates));
    const arrows = [...page.matchAll(/^\| `([a-z]+)` +\| `([a-z-]+)` +\| `([a-z]+)` +\|/gm)].map(([, from, event, to]) => `${from} --${event}--> ${to}`);
    expect(arrows).toEqual(everything);
  });
});

const p = 'p';
const reload: Act = ({ kernel, during }) => during(kernel.reload(p));
const crash: Act = async ({ plugins, pass }) => {
  plugins.alive(p)[0]?.crash();
  await pass(10);
};
const never = { ...wellBehaved, initialize: 'never' } as const;
const exits = { ...wellBehaved, initialize: 'exit' } as const;
const stranger = { ...wellBehaved, initialize: 'stranger' } as const;

/** Each is a small story of the plugin `p`; together they take every way of the chart. */
const stories: Readonly<Record<string, { readonly options?: Partial<KernelOptions>; readonly act: Act }>> = {
  'a refused folder': { options: { verifier: { verify: () => Promise.resolve({ accepted: false, reason: 'no signature' }) } }, act: ({ start }) => start() },
  'a missing dependency': {
    act: async ({ write, start }) => {
      write(p, { needs: ['nobody'] });
      await start();
    },
  },
  'a level that there is not': {
    options: { isolation: { drivers: [] } },
    act: ({ start }) => start(),
  },
  'a kernel that stops while folders are verified': {
    options: { verifier: { verify: () => new Promise((resolve) => void setTimeout(() => resolve({ accepted: true, evidence: 'late' }), 50)) } },
    act: async ({ kernel, reach, during }) => {
      const started = kernel.start();
      await reach(() => kernel.ps().length === 1);
      await Promise.all([during(kernel.stop()), started]);
    },
  },
  'a kernel that stops while another plugin starts': {
    act: async ({ write, plugins, kernel, reach, during }) => {
      write('q');
      write(p, { needs: ['q'] });
      plugins.behaviour.set('q', never);
      const started = kernel.start();
      await reach(() => plugins.launched.length === 1);
      await reach(() => kernel.ps()[0]?.state === 'resolved' && kernel.ps()[1]?.state === 'starting');
      await Promise.all([during(kernel.stop()), started]);
    },
  },
  'standing disabled': {
    options: { limits: {} },
    act: async ({ kernel, start, during }) => {
      await start();
      await during(kernel.disable(p, 'not now'));
      await during(kernel.enable(p));
      await during(kernel.disable(p, 'not now'));
      await during(kernel.unload(p));
    },
  },
  'a start that fails, mended': {
    act: async ({ plugins, start, kernel, during }) => {
      plugins.behaviour.set(p, stranger);
      await start();
      plugins.behaviour.delete(p);
      await during(kernel.reload(p));
    },
  },
  'a failed one is disabled': {
    act: async ({ plugins, start, kernel, during }) => {
      plugins.behaviour.set(p, stranger);
      await start();
      await during(kernel.disable(p, 'not now'));
    },
  },
  'a failed one is unloaded, and comes back': {
    act: async ({ plugins, start, kernel, during }) => {
      plugins.behaviour.set(p, stranger);
      await start();
      await during(kernel.unload(p));
      plugins.behaviour.delete(p);
      await during(kernel.reload(p));
    },
  },
  'a first launch that ends early, and another one': {
    act: async ({ plugins, start, pass }) => {
      plugins.behaviour.set(p, exits);
      await start();
      plugins.behaviour.delete(p);
      await pass(200);
    },
  },
  'a stop while it starts': {
    act: async ({ plugins, kernel, reach, during }) => {
      plugins.behaviour.set(p, never);
      const started = kernel.start();
      await reach(() => plugins.launched.length === 1);
      await Promise.all([during(kernel.stop()), started]);
    },
  },
  'a kill while it starts': {
    act: async ({ plugins, kernel, reach, during }) => {
      plugins.behaviour.set(p, never);
      const started = kernel.start();
      await reach(() => plugins.launched.length === 1);
      await during(kernel.kill(p, 'enough'));
      await during(started);
    },
  },
  'a crash, launches that fail, quarantine, and a thaw': {
    act: async ({ plugins, start, pass, kernel, during }) => {
      await start();
      plugins.behaviour.set(p, exits);
      plugins.alive(p)[0]?.crash();
      await pass(10_000);
      plugins.behaviour.delete(p);
      await during(kernel.thaw(p));
    },
  },
  'a kernel that stops while a restart is due': {
    act: async ({ plugins, start, pass, kernel, during }) => {
      await start();
      for (let times = 0; times < 2; times += 1) {
        plugins.alive(p)[0]?.crash();
        await pass(30);
      }
      expect(kernel.ps()[0]?.state).toBe('starting');
      await during(kernel.stop());
    },
  },
  'frozen and thawed, frozen and killed': {
    act: async ({ start, kernel, during }) => {
      await start();
      await during(kernel.quarantine(p, 'a look'));
      await during(kernel.thaw(p));
      await during(kernel.quarantine(p, 'a look'));
      await during(kernel.kill(p, 'enough'));
    },
  },
  'frozen, then disabled': {
    act: async ({ start, kernel, during }) => {
      await start();
      await during(kernel.quarantine(p, 'a look'));
      await during(kernel.disable(p, 'enough'));
    },
  },
  'frozen, then unloaded': {
    act: async ({ start, kernel, during }) => {
      await start();
      await during(kernel.quarantine(p, 'a look'));
      await during(kernel.unload(p));
    },
  },
  'frozen, then reloaded': {
    act: async (fake) => {
      await fake.start();
      await fake.during(fake.kernel.quarantine(p, 'a look'));
      await reload(fake);
    },
  },
  'frozen while the kernel stops': {
    act: async ({ start, kernel, during }) => {
      await start();
      await during(kernel.quarantine(p, 'a look'));
      await during(kernel.stop());
    },
  },
  'killed while it drains': {
    act: async ({ start, kernel, plugins, pass, during }) => {
      await start();
      plugins.alive(p)[0]!.behaviour = { ...wellBehaved, stop: 'never' };
      const disabled = kernel.disable(p, 'enough');
      await pass(20);
      await during(kernel.kill(p, 'at once'));
      await during(disabled);
    },
  },
  'falls with what it needs, and rises with it': {
    act: async ({ write, start, kernel, pass, during }) => {
      write('q');
      write(p, { needs: ['q'] });
      await start();
      await during(kernel.kill('q', 'to see'));
      await pass(50);
      expect(kernel.ps()[0]).toMatchObject({ id: p, state: 'stopped', reason: 'q, which it needs, is failed' });
      await during(kernel.reload('q'));
      await pass(50);
      expect(kernel.ps()[0]?.state).toBe('ready');
      await during(kernel.kill('q', 'to see'));
      await pass(50);
      await during(kernel.reload('q'));
      await pass(50);
    },
  },
  'stopped with what it needs, then read again, disabled or unloaded': {
    act: async (fake) => {
      const { write, start, kernel, pass, during } = fake;
      write('q');
      write(p, { needs: ['q'] });
      await start();
      for (const end of [() => kernel.disable(p, 'x'), () => kernel.unload(p)]) {
        await during(kernel.kill('q', 'to see'));
        await pass(50);
        await during(end());
        await during(kernel.reload('q'));
        await (kernel.ps()[0]?.state === 'disabled' ? during(kernel.enable(p)) : reload(fake));
        await pass(50);
        expect(kernel.ps()[0]?.state).toBe('ready');
      }
    },
  },
};

/** What can happen to a plugin that serves; each story is told of one that is ready and of one that is degraded. */
const serving: Readonly<Record<string, { readonly options?: Partial<KernelOptions>; readonly lifecycle?: { readonly onCrash: 'stop' }; readonly act: Act }>> = {
  crash: { act: crash },
  'crash with a spare': { options: { lifecycle: { spares: [p] } }, act: crash },
  'crash of one that is not restarted': { lifecycle: { onCrash: 'stop' }, act: crash },
  reload: { act: reload },
  quarantine: { act: ({ kernel, during }) => during(kernel.quarantine(p, 'a look')) },
  kill: { act: ({ kernel, during }) => during(kernel.kill(p, 'enough')) },
  disable: { act: ({ kernel, during }) => during(kernel.disable(p, 'enough')) },
  silence: {
    act: async ({ plugins, pass }) => {
      const [code] = plugins.alive(p);
      code!.freeze();
      await pass(1_200);
      code!.thaw();
      await pass(1_000);
    },
  },
};

describe('a real supervisor', () => {
  it('takes every way of the chart, and no other', async () => {
    stopTime();
    const taken = new Set<string>();
    for (const [name, { options, act }] of Object.entries(stories)) {
      const fake = fakeKernel({ p: {} }, options);
      await act(fake);
      await fake.pass(20);
      expect([name, alivePerState(fake)]).toEqual([name, []]);
      for (const step of fake.steps) taken.add(arrow(step));
    }
    for (const { options, lifecycle = {}, act } of Object.values(serving)) {
      for (const degraded of [false, true]) {
        const fake = fakeKernel({ p: { uses: ['q'], lifecycle }, q: {} }, options);
        await fake.start();
        if (degraded) {
          await fake.during(fake.kernel.kill('q', 'to see'));
          await fake.pass(30);
        }
        expect(fake.kernel.ps()[0]?.state).toBe(degraded ? 'degraded' : 'ready');
        await act(fake);
        await fake.pass(20);
        expect(alivePerState(fake)).toEqual([]);
        for (const step of fake.steps) taken.add(arrow(step));
      }
    }
    for (const standing of ['disabled', 'quarantined'] as const) {
      const stateFolder = await stateWith(p, standing);
      const fake = fakeKernel({ p: {} }, { stateFolder });
      const findings = await fake.start();
      expect(findings.map(({ code }) => code)).toEqual([`kernel/plugin-${standing}`]);
      await fake.during(fake.kernel.thaw(p));
      expect(fake.kernel.ps()[0]?.state).toBe(standing === 'quarantined' ? 'ready' : 'disabled');
      for (const step of fake.steps) taken.add(arrow(step));
    }
    expect([...taken].sort()).toEqual([...everything].sort());
  });
});
