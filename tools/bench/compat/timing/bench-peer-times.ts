import { kubernetesPairs } from '@plugwright/compat/testing';
import { median } from '../../measurement/median.ts';
import { guardedPeer } from '../peers/guarded-peer.ts';
import { peers } from '../peers/peers.ts';
import { recursiveSet } from './recursive-set.ts';
import { thousandProperties } from './thousand-properties.ts';

const rounds = 5;

/** What each peer needs for the schemas that this engine is timed on, a line each; a hang or a crash is said. */
export async function benchPeerTimes(capMs: number): Promise<readonly string[]> {
  const pod = kubernetesPairs()
    .filter(({ name }) => name === 'io.k8s.api.core.v1.Pod')
    .map(({ old, new: next }) => ({ old, new: next }));
  const cases = [
    { id: '1,000 properties', asked: { old: thousandProperties(1), new: thousandProperties(2) } },
    ...pod.map((asked) => ({ id: 'a Kubernetes Pod', asked })),
    { id: 'a recursive set of 600 kB', asked: { old: recursiveSet(1000, 1), new: recursiveSet(1000, 2) } },
  ];
  const notes: string[] = [];
  for (const { name } of peers) {
    for (const { id, asked } of cases) {
      const peer = guardedPeer(name, capMs);
      const answers = [];
      for (let round = 0; round < rounds; round += 1) {
        const given = await peer.ask(asked);
        answers.push(given);
        if (!('verdict' in given)) break;
      }
      peer.close();
      const failed = answers.find((given) => !('verdict' in given));
      const times = answers.flatMap((given) => ('verdict' in given ? [given.milliseconds] : []));
      const [first] = answers;
      const verdict = first !== undefined && 'verdict' in first ? first.verdict : '';
      notes.push(
        `${name}, ${id}: ${failed === undefined ? `${median(times).toFixed(1)} ms, ${verdict}` : 'hung' in failed ? `no answer in ${String(capMs / 1000)} s` : 'crashed'}.`,
      );
    }
  }
  return notes;
}
