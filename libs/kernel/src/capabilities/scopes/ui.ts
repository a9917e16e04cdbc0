import type { Scope } from './scope.ts';
import { byMethod } from './services.ts';

/** What a person sees and is asked: services that the kernel spec locks with scope `ui`. */
export const ui: Scope = { ...byMethod, names: ['ui'] };
