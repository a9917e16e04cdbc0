import { openOtel, type Kernel } from '@plugwright/kernel';
import type { BenchParts, Figure } from '../figure.ts';
import { echoRounds, type Echo, type EchoLoad } from '../measure/echo-rounds.ts';
import { interleave, type Entrant } from '../measure/interleave.ts';
import { rowsOf, type Wanted } from '../measure/rows-of.ts';
import { bareChild } from '../peers/bare-child.ts';
import { extism } from '../peers/extism.ts';
import { otlpSink } from '../peers/otlp-sink.ts';
import { vscodeJsonRpc } from '../peers/vscode-jsonrpc.ts';
import { workerPostMessage } from '../peers/worker-post-message.ts';
import { startSubject, variants, type Variant } from '../subject.ts';

const echoOf = (kernel: Kernel): Echo => ({
  async say(text) {
    const answer = (await kernel.call('echo', 'say', { text })) as { text: string };
    return answer.text;
  },
  close: () => kernel.stop(),
});

/** Ours, with spans and calls on the ledger for a share of all calls. */
function ours(parts: BenchParts, load: EchoLoad, url: string, { language, isolation }: Variant, share: number): Entrant {
  return async () => {
    const telemetry = await openOtel({ urls: { traces: url }, sample: share });
    const kernel = await startSubject(parts, [{ id: 'echo', language, isolation, operations: ['say'] }], { telemetry, ledgerPolicy: { calls: share } });
    return echoRounds(echoOf(kernel), load);
  };
}

const peer =
  (load: EchoLoad, echo: () => Echo | Promise<Echo>): Entrant =>
  async () =>
    echoRounds(await echo(), load);

const us = (id: string, of: string, measure: 'p50' | 'p99' | 'awake p50' | 'awake p99', goal: Wanted['goal'], control = 'bare child'): Wanted => ({
  id,
  of,
  measure,
  unit: 'us',
  goal,
  control,
});
const rate = (id: string, of: string, goal: Wanted['goal'], control = 'bare child'): Wanted => ({ id, of, measure: 'rate', unit: 'calls/s', goal, control });

const none = { none: true } as const;

const beside = (name: string, control?: string): Wanted[] => [
  us(`${name}: call p50`, name, 'p50', none, control),
  us(`${name}: call p99`, name, 'p99', none, control),
  rate(`${name}: pipelined`, name, none, control),
];

/** A call of a plugin that runs already, beside the peers: latency one by one, and how many a second when many are under way. */
export const warmCall: Figure = {
  name: 'warm-call',
  async measure(parts) {
    const load = { sequential: Math.ceil(3_000 * parts.scale), pipelined: Math.ceil(30_000 * parts.scale) };
    const sink = await otlpSink();
    const variant = (subject: Variant, share: number): Entrant => ours(parts, load, sink.url, subject, share);
    try {
      const measured = await interleave(
        {
          'sandbox, 1%': variant(variants.nodeSandbox, 0.01),
          'sandbox, 100%': variant(variants.nodeSandbox, 1),
          process: variant(variants.nodeProcess, 0.01),
          worker: variant(variants.nodeWorker, 0.01),
          'Python, sandbox': variant(variants.pythonSandbox, 0.01),
          WebAssembly: variant(variants.wasm, 0.01),
          'bare child': peer(load, () => bareChild('node')),
          'bare Python child': peer(load, () => bareChild('python')),
          'vscode-jsonrpc': peer(load, vscodeJsonRpc),
          postMessage: peer(load, workerPostMessage),
          'Extism in a worker': peer(load, () => extism('worker')),
          'Extism in the same thread': peer(load, () => extism('same-thread')),
        },
        parts.rounds,
      );
      return rowsOf(measured, [
        us('warm call, Node sandbox, spans 1%: p50', 'sandbox, 1%', 'p50', { most: 60 }),
        us('warm call, Node sandbox, spans 1%: p99', 'sandbox, 1%', 'p99', { most: 300 }),
        rate('warm call, Node sandbox, spans 1%: pipelined', 'sandbox, 1%', { least: 150_000 }),
        us('warm call, Node sandbox, spans 1%, cores kept awake: p50', 'sandbox, 1%', 'awake p50', none),
        us('warm call, Node sandbox, spans 1%, cores kept awake: p99', 'sandbox, 1%', 'awake p99', none),
        us('warm call, Node sandbox, spans 100%: p50', 'sandbox, 100%', 'p50', none),
        us('warm call, Node sandbox, spans 100%: p99', 'sandbox, 100%', 'p99', none),
        rate('warm call, Node sandbox, spans 100%: pipelined', 'sandbox, 100%', none),
        ...beside('process'),
        ...beside('worker', 'postMessage'),
        ...beside('Python, sandbox', 'bare Python child'),
        ...beside('WebAssembly', 'Extism in a worker'),
        ...beside('bare child'),
        ...beside('vscode-jsonrpc'),
        ...beside('postMessage'),
        ...['Extism in a worker', 'Extism in the same thread'].flatMap((name) => beside(name).filter(({ measure }) => measure !== 'rate')),
      ]);
    } finally {
      sink.close();
    }
  },
};
