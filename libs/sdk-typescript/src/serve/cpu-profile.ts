import { coreError } from '../core-errors.ts';

/** Longest profile in milliseconds: what is asked for by mistake must not slow a plugin for long. */
const MAX_MS = 60_000;

/** Time between two samples in microseconds. */
const INTERVAL_US = 500;

let running = false;

/**
 * Sample where this code spends its time, as a profile that DevTools and editors open (`.cpuprofile`). It asks V8 in this very process: no port is
 * opened.
 * @throws PluginError `core/unavailable` while another one is being taken
 */
export async function cpuProfile(ms: number): Promise<unknown> {
  if (running) throw coreError('core/unavailable', { what: 'a second profile while one is being taken' });
  running = true;
  // Loaded when it is needed: hardly any plugin is ever profiled.
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  try {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
    await session.post('Profiler.start');
    await new Promise((resolve) => setTimeout(resolve, Math.min(Math.max(0, ms), MAX_MS)));
    const { profile } = await session.post('Profiler.stop');
    return profile;
  } finally {
    session.disconnect();
    running = false;
  }
}
