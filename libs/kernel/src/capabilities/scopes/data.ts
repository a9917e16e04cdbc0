import type { Scope } from './scope.ts';
import { byMethod } from './services.ts';

/** What the kernel keeps for a plugin: the services that the kernel spec locks with scope `data`, such as storage. */
export const data: Scope = { ...byMethod, names: ['data'] };
