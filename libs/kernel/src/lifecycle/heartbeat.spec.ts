import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { TimerWheel } from '../timers/wheel.ts';
import { listenTo, type Beating } from './heartbeat.ts';

interface Code extends Beating {
  heard: number;
  busy: number;
  answers: boolean;
  asked: number;
}

function listen(): { readonly code: Code; readonly events: string[]; readonly pass: (ms: number) => void; readonly end: () => void } {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'], now: 0 });
  onTestFinished(() => void vi.useRealTimers());
  const events: string[] = [];
  const code: Code = {
    heard: 0,
    busy: 0,
    answers: true,
    asked: 0,
    busyFor: () => code.busy,
    ask(answered): void {
      code.asked += 1;
      if (!code.answers) return;
      code.heard += 1;
      answered();
    },
  };
  const end = listenTo(new TimerWheel(), {
    code,
    intervalMs: 1_000,
    beatMs: 50,
    silenceMs: 100,
    timeoutMs: 500,
    onSilent: (ms) => events.push(`silent ${String(ms)}`),
    onHeard: () => events.push('heard'),
    onHung: (ms) => events.push(`hung ${String(ms)}`),
  });
  return { code, events, pass: (ms) => void vi.advanceTimersByTime(ms), end };
}

describe('listening for signs of life', () => {
  it('asks code that does nothing at its interval, and code that works and says nothing at each look', () => {
    const { code, pass, events } = listen();
    pass(5_000);
    expect(code.asked).toBeGreaterThanOrEqual(3);
    expect(code.asked).toBeLessThanOrEqual(5);
    const before = code.asked;
    code.busy = 60_000;
    pass(500);
    expect(code.asked - before).toBeGreaterThanOrEqual(3);
    expect(events).toEqual([]);
  });

  it('asks nothing of code that is heard anyway', () => {
    const { code, pass } = listen();
    code.busy = 60_000;
    for (let times = 0; times < 100; times += 1) {
      code.heard += 1;
      pass(50);
    }
    expect(code.asked).toBe(0);
  });

  it('takes silence for work until the last deadline, notices it within 250 ms after that, and calls it a hang in the end', () => {
    const { code, pass, events } = listen();
    code.answers = false;
    code.busy = 2_000;
    pass(2_000);
    expect(events).toEqual([]);
    code.busy = 0;
    pass(250);
    expect(events.length).toBeGreaterThan(0);
    pass(500);
    expect(events.at(-1)).toMatch(/^hung/);
    const over = events.length;
    pass(5_000);
    expect(events).toHaveLength(over);
  });

  it.each([0, 1])(
    'does not count the time of a call within its deadline, and calls code hung that stays silent after it (%i messages at its end)',
    (messages) => {
      const { code, pass, events } = listen();
      code.answers = false;
      code.busy = 20_000;
      pass(20_000);
      code.busy = 0;
      code.heard += messages;
      pass(450);
      expect(events.filter((event) => event.startsWith('hung'))).toEqual([]);
      pass(150);
      expect(events.at(-1)).toMatch(/^hung 5\d\d$/);
    },
  );

  it('notices an overdue call within 250 ms also where the code was heard a moment before', () => {
    const { code, pass, events } = listen();
    code.busy = 100;
    pass(60);
    code.heard += 1;
    code.answers = false;
    pass(40);
    code.busy = 0;
    pass(1_000);
    // An idle plugin is asked at its interval; one with a call that is overdue counts as idle only once that call was given up.
    expect(events.filter((event) => event.startsWith('hung'))).toHaveLength(0);
    code.busy = 1;
    pass(60);
    code.busy = 0;
    pass(190);
    expect(events[0]).toMatch(/^silent/);
  });

  it('says when it hears again', () => {
    const { code, pass, events } = listen();
    code.answers = false;
    pass(1_250);
    code.answers = true;
    code.heard += 1;
    pass(50);
    expect(events).toEqual([expect.stringMatching(/^silent/), 'heard']);
  });

  it('does not take a pause of its own for silence of others', () => {
    const looks: (() => void)[] = [];
    const wheel = {
      schedule: (_: number, run: () => void) => {
        looks.push(run);
        return { cancel: () => undefined };
      },
    };
    const { code, events } = listen();
    const told: string[] = [];
    listenTo(wheel, {
      code: { ...code, heard: 0, busyFor: () => 0, ask: () => undefined },
      intervalMs: 50,
      beatMs: 50,
      silenceMs: 100,
      timeoutMs: 500,
      onSilent: () => told.push('silent'),
      onHeard: () => undefined,
      onHung: () => told.push('hung'),
    });
    // The kernel was held up for a minute, and looks twice: the answer may lie unread.
    vi.advanceTimersByTime(60_000);
    looks.shift()?.();
    looks.shift()?.();
    expect(told).toEqual([]);
    for (let times = 0; times < 2; times += 1) looks.shift()?.();
    expect([told, events]).toEqual([['silent'], []]);
  });

  it('ends when it is told to', () => {
    const { code, pass, end, events } = listen();
    code.answers = false;
    end();
    pass(10_000);
    expect([code.asked, events]).toEqual([0, []]);
  });
});
