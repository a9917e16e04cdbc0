import type { Scope } from './scope.ts';
import { byMethod } from './services.ts';

/** Memory that several plugins see: services that the kernel spec locks with scope `memory`. */
export const memory: Scope = { ...byMethod, names: ['memory'] };
