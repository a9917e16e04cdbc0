import type { Plugin } from 'vitest/config';
import { requireAll } from './require-all.ts';

/** Adds {@link requireAll} to a run whatever its `--reporter` says: a gate that another flag switches off is none. */
export function requireAllPlugin(): Plugin {
  return {
    name: 'plugwright:require-all',
    configureVitest({ vitest }) {
      vitest.config.reporters.push(requireAll());
    },
  };
}
