import type { Resolve } from './reach-target.ts';

/** All addresses of a name, as long as somebody still wants to know. */
export type LookUp = (host: string, wanted: AbortSignal) => Promise<readonly string[]>;

/**
 * Look names up one after the other. The system does so on few threads that all share: a plugin whose names are answered by nobody must
 * not keep more than one of them.
 */
export function inTurns(resolve: Resolve): LookUp {
  let turn: Promise<unknown> = Promise.resolve();
  return (host, wanted) => {
    const found = turn.then(() => {
      wanted.throwIfAborted();
      return resolve(host);
    });
    turn = found.catch(() => undefined);
    return found;
  };
}
