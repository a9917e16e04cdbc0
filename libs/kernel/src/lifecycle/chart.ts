/** Where a plugin is in its life, in the order in which a life usually goes. */
export const pluginStates = {
  discovered: 'Its manifest was found and read.',
  verified: 'The package verifier accepted its folder.',
  resolved: 'A version of it and of all that it needs was chosen.',
  installed: 'Its configuration is merged, its grants are recorded; it is launched at once.',
  starting: 'Its code is being launched, or waits to be launched again after a crash. Calls wait.',
  ready: 'It serves.',
  degraded: 'It serves, but something is wrong: a plugin that it needs is gone, or it does not answer. The reason says what.',
  draining: 'It takes no new work and ends what it serves.',
  stopped: 'No code runs, on purpose.',
  failed: 'No code runs, because something went wrong; `reload` tries again.',
  quarantined: 'It crashed too often or an operator took it out. Its code is frozen or gone, calls are refused; survives a restart of the kernel.',
  disabled: 'An operator switched it off; survives a restart of the kernel.',
  uninstalled: 'This kernel has unloaded it.',
} as const;

/** A state of a plugin's life. */
export type PluginState = keyof typeof pluginStates;

/** What can happen to a plugin. */
export const pluginEvents = {
  discover: 'its manifest is read (again)',
  verify: 'its folder is accepted',
  resolve: 'a version is chosen',
  install: 'it is made ready to be launched',
  start: 'its code is launched',
  ready: 'it answered',
  retry: 'a launch failed, and another follows after a pause',
  degrade: 'something that it needs is lost, or it does not answer',
  recover: 'nothing is wrong any more',
  crash: 'its code ended; it is launched again after a pause',
  'take-over': 'its code ended, and the spare serves at once',
  reload: 'a new instance took the place of the old one between two calls',
  drain: 'it is to stop',
  stop: 'nothing of it runs any more, as was wanted',
  fail: 'it is given up',
  quarantine: 'it is taken out: its restart budget is spent, or an operator says so',
  thaw: 'its frozen code goes on',
  kill: 'an operator ended its code',
  disable: 'an operator switches it off',
  enable: 'an operator switches it on',
  uninstall: 'it is unloaded',
} as const;

/** An event of a plugin's life. */
export type PluginEvent = keyof typeof pluginEvents;

type Row = Readonly<Partial<Record<PluginEvent, PluginState>>>;

const serving: Row = {
  degrade: 'degraded',
  crash: 'starting',
  drain: 'draining',
  fail: 'failed',
  quarantine: 'quarantined',
  kill: 'failed',
};

const idle: Row = { discover: 'discovered', disable: 'disabled', uninstall: 'uninstalled' };

/** The whole chart: for each state the events that may happen in it, and where each leads. */
export const chart: Readonly<Record<PluginState, Row>> = {
  discovered: { verify: 'verified', fail: 'failed', stop: 'stopped', disable: 'disabled', quarantine: 'quarantined' },
  verified: { resolve: 'resolved', fail: 'failed' },
  resolved: { install: 'installed', fail: 'failed', stop: 'stopped' },
  installed: { start: 'starting' },
  starting: { ready: 'ready', retry: 'starting', drain: 'draining', stop: 'stopped', fail: 'failed', quarantine: 'quarantined', kill: 'failed' },
  ready: { ...serving, 'take-over': 'ready', reload: 'ready' },
  degraded: { ...serving, 'take-over': 'degraded', reload: 'degraded', recover: 'ready' },
  draining: { stop: 'stopped', kill: 'failed' },
  stopped: { ...idle, start: 'starting' },
  failed: idle,
  quarantined: { ...idle, start: 'starting', thaw: 'ready', kill: 'failed', stop: 'stopped' },
  disabled: { enable: 'stopped', uninstall: 'uninstalled' },
  uninstalled: { discover: 'discovered' },
};

/** One arrow of the chart. */
export interface Transition {
  readonly from: PluginState;
  readonly event: PluginEvent;
  readonly to: PluginState;
}

/** Where an event leads; undefined where it cannot happen. */
export function after(state: PluginState, event: PluginEvent): PluginState | undefined {
  return chart[state][event];
}

/** Every arrow, in the order of the chart. */
export function allTransitions(): readonly Transition[] {
  const states = Object.keys(chart) as PluginState[];
  return states.flatMap((from) => (Object.entries(chart[from]) as [PluginEvent, PluginState][]).map(([event, to]) => ({ from, event, to })));
}
