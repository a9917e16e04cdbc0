import { manifests } from './manifests.ts';
import { messages } from './messages.ts';
import type { FuzzTarget } from './target.ts';

/** Everything that is fed. */
export const targets: readonly FuzzTarget[] = [manifests, messages];
