import type { Laid } from '../../../laid-plugins/manifest-of.ts';
import type { BenchParts, Figure } from '../figure.ts';
import { interleave, type Contestant, type Entrant } from '../measure/interleave.ts';
import { callsOf, streamsOf } from '../measure/kernel-streams.ts';
import { rowsOf, type Wanted } from '../measure/rows-of.ts';
import { LARGE, streamRounds, type Streamer, type StreamLoad } from '../measure/stream-rounds.ts';
import { bareStream } from '../peers/bare-stream.ts';
import { startSubject, variants, type Variant } from '../subject.ts';

const audit = { ledgerPolicy: { calls: 0.01 } } as const;

const targetOf = ({ language, isolation }: Variant): Laid => ({
  id: 'target',
  language,
  isolation,
  operations: ['say', 'twice', 'fetch', 'put', 'list', 'collect'],
});

const ours =
  (parts: BenchParts, load: StreamLoad, variant: Variant, of: typeof streamsOf): Entrant =>
  async () =>
    streamRounds(of(await startSubject(parts, [targetOf(variant)], audit)), load);

const bare =
  (load: StreamLoad, peer: () => Streamer): Entrant =>
  () =>
    streamRounds(peer(), load);

/** One plugin takes what the other one streams; by its own clock. */
function pair(parts: BenchParts, { small, large }: StreamLoad, variant: Variant): Entrant {
  return async () => {
    const caller: Laid = { ...targetOf(variant), id: 'caller', operations: ['take-list'], callsTarget: true };
    const kernel = await startSubject(parts, [targetOf(variant), caller], audit);
    const perSecond = async (items: number, size: number): Promise<number> => {
      const taken = (await kernel.call('caller', 'take-list', { items, size })) as { readonly items: number; readonly ms: number };
      if (taken.items !== items) throw new Error(`${String(taken.items)} items came of ${String(items)}`);
      return items / (taken.ms / 1000);
    };
    const contestant: Contestant = {
      round: async () => ({ 'small down': await perSecond(small, 0), 'large down': ((await perSecond(large, LARGE)) * LARGE) / (1024 * 1024) }),
      close: () => kernel.stop(),
    };
    await contestant.round();
    return contestant;
  };
}

const measures = [
  { measure: 'small down', unit: 'items/s', what: 'download of small items' },
  { measure: 'large down', unit: 'MiB/s', what: 'download of items of 64 KiB' },
  { measure: 'small up', unit: 'items/s', what: 'upload of small items' },
  { measure: 'large up', unit: 'MiB/s', what: 'upload of items of 64 KiB' },
] as const;

const none = { none: true } as const;

/** A stream, and the same items by calls, beside a bare child that does nothing else. */
const besideBare = (name: string, control: string): Wanted[] =>
  measures.flatMap(({ measure, unit, what }) => [
    { id: `${what}, ${name}`, of: name, measure, unit, goal: none, control },
    { id: `${what}, ${name}: by pipelined calls`, of: `${name}, calls`, measure, unit, goal: none, control },
  ]);

const held = (name: string): Wanted => ({
  id: `memory held by the kernel, items of 64 KiB from ${name}`,
  of: name,
  measure: 'held',
  unit: 'MiB',
  goal: none,
  control: `${name}, calls`,
});

/** Items that are streamed, beside a bare child that writes or reads them, and beside as many calls. */
export const streams: Figure = {
  name: 'streams',
  async measure(parts) {
    const load = { small: Math.ceil(50_000 * parts.scale), large: Math.ceil(400 * parts.scale) };
    const measured = await interleave(
      {
        'Node sandbox': ours(parts, load, variants.nodeSandbox, streamsOf),
        'Node sandbox, calls': ours(parts, load, variants.nodeSandbox, callsOf),
        'Python sandbox': ours(parts, load, variants.pythonSandbox, streamsOf),
        'Python sandbox, calls': ours(parts, load, variants.pythonSandbox, callsOf),
        'two Node sandboxes': pair(parts, load, variants.nodeSandbox),
        'bare child': bare(load, () => bareStream('node')),
        'bare Python child': bare(load, () => bareStream('python')),
      },
      parts.rounds,
    );
    return rowsOf(measured, [
      ...besideBare('Node sandbox', 'bare child'),
      ...besideBare('Python sandbox', 'bare Python child'),
      ...measures.slice(0, 2).map(({ measure, unit, what }) => ({
        id: `${what}, plugin to plugin, Node sandboxes`,
        of: 'two Node sandboxes',
        measure,
        unit,
        goal: none,
        control: 'bare child',
      })),
      held('Node sandbox'),
      held('Python sandbox'),
    ]);
  },
};
