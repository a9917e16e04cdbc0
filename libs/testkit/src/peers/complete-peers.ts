import type { StubRules } from '@plugwright/sdk/stub';
import { madeUpAnswer } from './answer.ts';
import type { Peers } from './load-peers.ts';

/** Answers for every imported operation: those given, and made-up ones for the others. */
export function completePeers({ surface }: Pick<StubRules, 'surface'>, given: Peers): Peers {
  const imported = Object.entries(surface).filter(([method]) => !method.startsWith('kernel/'));
  return Object.fromEntries(imported.map(([method, operation]) => [method, Object.hasOwn(given, method) ? given[method] : madeUpAnswer(operation)]));
}
