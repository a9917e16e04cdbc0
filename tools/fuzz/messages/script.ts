import type { Meta } from '@plugwright/sdk/wire';

/** A message before somebody breaks it. */
export type Message = Readonly<Record<string, unknown>>;

const notification = (method: string, data: object): Message => ({ jsonrpc: '2.0', method, params: { data } });
const answer = (id: number, data: unknown): Message => ({ jsonrpc: '2.0', id, result: { data } });
const items = (id: number, to: string, numbers: readonly number[], more: object = {}): Message =>
  notification('$/data', { id, to, items: numbers.map((number) => ({ number, text: 'x' })), ...more });
const credit = (id: number, to: string, bytes: number): Message => notification('$/credit', { id, to, bytes });

/** A call of the plugin's own, for the call that it serves. */
function call(id: number, parent: number, method: string, data: object, offers: Pick<Meta, 'download' | 'upload'> = {}): Message {
  const _meta = { timestamp: 0, from: 'hostile', to: ['target'], type: 'request', parent, ...offers };
  return { jsonrpc: '2.0', id, method, params: { data, _meta } };
}

/**
 * What a plugin that means well would send for a request, whichever of its operations that is: items, credit, calls of its own with streams both ways,
 * what withdraws them, and the answer.
 * @param own numbers for requests of the plugin
 */
export function scriptFor(operation: string, id: number, own: () => number): readonly Message[] {
  if (operation === 'list') return [items(id, 'caller', [0, 1, 2]), items(id, 'caller', [3]), answer(id, { items: 4 })];
  if (operation === 'collect') return [credit(id, 'callee', 65_536), answer(id, { items: 0, digest: 0 })];
  if (operation === 'exchange')
    return [
      credit(id, 'callee', 100),
      items(id, 'caller', [1]),
      credit(id, 'callee', 65_536),
      items(id, 'caller', [3], { end: true }),
      answer(id, { items: 2 }),
    ];
  if (operation === 'twice') return [answer(id, { number: 3 })];
  const [down, up, both] = [own(), own(), own()];
  return [
    call(down, id, 'target/list', { number: 0, items: 50, size: 10 }, { download: 64 }),
    call(up, id, 'target/collect', {}, { upload: true }),
    items(up, 'callee', [0, 1]),
    items(up, 'callee', [2], { end: true }),
    call(both, id, 'target/list', { number: 0, items: 1_000, size: 1_000 }, { download: 1_024 }),
    credit(down, 'caller', 10_000),
    notification('$/cancel', { id: both }),
    items(id, 'caller', [7]),
    answer(id, { items: 1 }),
  ];
}
