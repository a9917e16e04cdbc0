import type { PluginState } from '@plugwright/kernel';
import { degraded } from './degraded.ts';
import { disabled } from './disabled.ts';
import { discovered } from './discovered.ts';
import { draining } from './draining.ts';
import { failed } from './failed.ts';
import { installed } from './installed.ts';
import { quarantined } from './quarantined.ts';
import { ready } from './ready.ts';
import { resolved } from './resolved.ts';
import { starting } from './starting.ts';
import { stopped } from './stopped.ts';
import type { Stories } from './story.ts';
import { uninstalled } from './uninstalled.ts';
import { verified } from './verified.ts';

/** What leads to each arrow of the chart from outside a kernel, by the state in which the arrow begins. */
export const stories: Readonly<Record<PluginState, Stories>> = {
  discovered,
  verified,
  resolved,
  installed,
  starting,
  ready,
  degraded,
  draining,
  stopped,
  failed,
  quarantined,
  disabled,
  uninstalled,
};
