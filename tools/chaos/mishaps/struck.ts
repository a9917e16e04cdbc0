import { setTimeout as pause } from 'node:timers/promises';
import type { ControlClient } from '@plugwright/kernel';
import type { Mishap } from '../mishap.ts';

type Act = (client: ControlClient, plugin: string) => Promise<unknown>;

/** An intervention of an operator, into which the death of the plugin's process falls; then it is taken back. */
function struck(name: string, act: Act, back?: Act): Mishap {
  return {
    name,
    weight: 2,
    async happen(stage, { plugin, blowAfterMs }) {
      // What is refused because of the blow is no matter: all that counts is what is served in the end.
      const acted = stage.operate((client) => act(client, plugin));
      await pause(blowAfterMs);
      stage.signal(plugin, 'SIGKILL');
      await acted;
      if (back !== undefined) await stage.operate((client) => back(client, plugin));
    },
  };
}

/** Every intervention that an operator has, with a blow into it. */
export const struckInterventions: readonly Mishap[] = [
  struck('reload', (client, plugin) => client.reload(plugin)),
  struck(
    'quarantine',
    (client, plugin) => client.intervene(plugin, 'quarantine'),
    (client, plugin) => client.intervene(plugin, 'thaw'),
  ),
  struck(
    'disable',
    (client, plugin) => client.intervene(plugin, 'disable'),
    (client, plugin) => client.intervene(plugin, 'enable'),
  ),
  struck(
    'unload',
    (client, plugin) => client.intervene(plugin, 'unload'),
    (client, plugin) => client.reload(plugin),
  ),
  struck(
    'kill-by-operator',
    (client, plugin) => client.intervene(plugin, 'kill'),
    (client, plugin) => client.reload(plugin),
  ),
];
