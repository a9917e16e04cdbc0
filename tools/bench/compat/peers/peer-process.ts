import type { Schema } from '@plugwright/spec';
import { peers } from './peers.ts';

/** A question to the peer of this process. */
export interface PeerQuestion {
  readonly old: Schema;
  readonly new: Schema;
}

/** Its answer, with the time that the call alone took. */
export type PeerAnswer = { readonly verdict: 'compatible' | 'breaking'; readonly milliseconds: number } | { readonly crashed: string };

const peer = peers.find(({ name }) => name === process.argv[2]);

async function answer(question: PeerQuestion): Promise<PeerAnswer> {
  if (peer === undefined) return { crashed: 'no such peer' };
  const start = performance.now();
  try {
    const verdict = await peer.ask(question.old, question.new);
    return { verdict, milliseconds: performance.now() - start };
  } catch (error) {
    return { crashed: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (question: PeerQuestion) => {
  void answer(question).then((given) => process.send?.(given));
});
