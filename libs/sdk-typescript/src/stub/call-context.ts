import type { CallContext } from '../context.ts';
import type { Message } from '../message.ts';
import { protocolMethods } from '../wire/methods.ts';
import { createLogger } from '../serve/served-call.ts';
import type { CallFrame, Host, Instance } from './host.ts';
import { createCaller } from './outbound.ts';
import { seededIds, seededRandom } from './seeded.ts';

/** What the handler of one call is given besides its input. */
export function createCallContext<H, K>(
  host: Host<H, K>,
  instance: Instance,
  frame: CallFrame,
  message: Message,
  deadline: number,
  signal: AbortSignal,
  upload: AsyncIterable<unknown>,
): CallContext<K> & { readonly upload: AsyncIterable<unknown> } {
  const caller = createCaller(host, { instance, frame, signal });
  const random = seededRandom(host.seed, frame.origin);
  return {
    message,
    signal,
    deadline,
    log: createLogger(caller),
    metric: (name, value, attributes = {}) => caller.notify(protocolMethods.metric, { name, value, attributes }),
    kernel: host.declaration.plugin.createKernel(caller),
    config: host.config,
    upload,
    clock: { now: host.clock.now },
    ids: { next: seededIds(random) },
    random,
    memo: <T>(key: string, create: () => T): T => {
      if (!instance.memory.has(key)) instance.memory.set(key, create());
      return instance.memory.get(key) as T;
    },
  };
}
