import type { Mishap } from '../mishap.ts';
import { freezeKernel } from './freeze-kernel.ts';
import { freezePlugin } from './freeze-plugin.ts';
import { fullDisk } from './full-disk.ts';
import { killKernel } from './kill-kernel.ts';
import { killPlugin } from './kill-plugin.ts';
import { stopKernel } from './stop-kernel.ts';
import { struckInterventions } from './struck.ts';

/** Everything that may go wrong. */
export const mishaps: readonly Mishap[] = [killPlugin, freezePlugin, freezeKernel, killKernel, stopKernel, fullDisk, ...struckInterventions];
