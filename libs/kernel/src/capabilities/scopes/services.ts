import type { RestrictionName, Scope } from './scope.ts';

/** Scopes that are nothing but locks of kernel services share what can be restricted, and how. */
export const byMethod = {
  restrictedBy: ['methods', 'size', 'rate'] satisfies RestrictionName[],
  unlocks: 'services',
  covers: ({ methods }, target) => methods === undefined || methods.some((method) => method === target || target.startsWith(`${method}.`)),
  enforcedBy: 'the kernel, at each call of a service',
} as const satisfies Omit<Scope, 'names'>;
