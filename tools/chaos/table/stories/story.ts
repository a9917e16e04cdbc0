import type { PluginEvent } from '@plugwright/kernel';
import type { Scene } from '../scene.ts';

/** Leads the victim, which serves, to an arrow of the chart; what follows behind that arrow is no part of it. */
export type Story = (scene: Scene) => Promise<void>;

/** The stories of the arrows that begin in one state, by the event. */
export type Stories = Readonly<Partial<Record<PluginEvent, Story>>>;
