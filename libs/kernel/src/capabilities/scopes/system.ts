import type { Scope } from './scope.ts';
import { byMethod } from './services.ts';

/** The machine itself. The spec language writes its two halves as `process` (other programs) and `environment` (variables). */
export const system: Scope = { ...byMethod, names: ['system', 'process', 'environment'] };
