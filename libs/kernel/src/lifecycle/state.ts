/** Where a plugin is in its life. */
export type PluginState = 'discovered' | 'resolved' | 'starting' | 'ready' | 'crashed' | 'backing-off' | 'stopping' | 'stopped' | 'failed';

/** Every state with the states that may follow it. */
export const transitions: Readonly<Record<PluginState, readonly PluginState[]>> = {
  discovered: ['resolved', 'failed'],
  resolved: ['starting', 'stopped', 'failed'],
  starting: ['ready', 'crashed', 'stopping', 'failed'],
  ready: ['crashed', 'stopping'],
  crashed: ['backing-off', 'failed'],
  'backing-off': ['starting', 'stopping', 'stopped'],
  stopping: ['stopped'],
  stopped: ['starting', 'resolved', 'failed'],
  failed: ['starting', 'resolved', 'stopped'],
};

/**
 * The next state.
 * @throws Error when it may not follow, which is a bug of the kernel.
 */
export function transition(from: PluginState, to: PluginState): PluginState {
  if (!transitions[from].includes(to)) throw new Error(`a plugin cannot go from ${from} to ${to}`);
  return to;
}
