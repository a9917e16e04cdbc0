import { talk } from '../messages/talk.ts';
import type { FuzzTarget } from './target.ts';

/** Broken messages of a plugin that runs, those of streams among them: each case is a kernel with callers, the plugin and a neighbour. */
export const messages: FuzzTarget = {
  name: 'messages',
  async complaintsOf(seed) {
    const { complaints } = await talk(seed);
    return complaints;
  },
  async show(seed) {
    const sent: string[] = [];
    await talk(
      seed,
      (bytes) =>
        void sent.push(
          bytes
            .subarray(0, 500)
            .toString('latin1')
            .replaceAll(/[^\x20-\x7e]/gu, '.'),
        ),
    );
    return sent.join('\n');
  },
};
