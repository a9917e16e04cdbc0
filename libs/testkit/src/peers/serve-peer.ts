import type { Manifest } from '@plugwright/manifest';
import { type CallContext, type Caller, definePlugin, PluginError, servePlugin, type Validator } from '@plugwright/sdk';
import { madeUpAnswer } from './answer.ts';
import { loadPeers } from './load-peers.ts';

type Handler = (input: unknown, context: CallContext<Caller> & { readonly upload: AsyncIterable<unknown> }) => unknown;

async function serve({ id, version, operations, errors }: Manifest, handlers: Readonly<Record<string, Handler>>): Promise<void> {
  // What crosses the boundary is the kernel's to judge here.
  const anything: Validator = () => true;
  const codes = Object.keys(errors);
  const definitions = Object.fromEntries(
    Object.entries(operations).map(([name, { stream }]) => {
      const items = { ...(stream?.download === undefined ? {} : { download: anything }), ...(stream?.upload === undefined ? {} : { upload: anything }) };
      return [name, { handler: name, output: anything, errors: codes, ...(stream === undefined ? {} : { stream: items }) }];
    }),
  );
  await servePlugin(
    definePlugin<Readonly<Record<string, Handler>>, Caller>({ id, version, operations: definitions, errors, createKernel: (caller) => caller }),
    handlers,
  );
}

/** A handler of an operation with a download, over an answer that may be an output alone. */
function generating(answer: Handler): Handler {
  return async function* (input, context): AsyncGenerator<unknown, unknown, void> {
    const answered = await answer(input, context);
    return isGenerator(answered) ? yield* answered : answered;
  };
}

function isGenerator(answer: unknown): answer is Generator<unknown, unknown, void> | AsyncGenerator<unknown, unknown, void> {
  return typeof answer === 'object' && answer !== null && 'next' in answer && (Symbol.iterator in answer || Symbol.asyncIterator in answer);
}

/** Run a plugin that stands for an imported one: it answers as the `test/peers.ts` of its user says, else made-up values. */
export async function servePeer(manifest: Manifest, userFolder: string): Promise<void> {
  const given = await loadPeers(new URL(userFolder));
  const handlers = Object.entries(manifest.operations).map(([name, { output, stream }]): [string, Handler] => {
    const method = `${manifest.id}/${name}`;
    const scripted = Object.hasOwn(given, method) ? given[method] : madeUpAnswer({ output, download: stream?.download });
    const answer: Handler = (input, { upload }) =>
      typeof scripted === 'function' ? (scripted as (input: unknown, upload: AsyncIterable<unknown>) => unknown)(input, upload) : scripted;
    return [name, stream?.download === undefined ? answer : generating(answer)];
  });
  await serve(manifest, Object.fromEntries(handlers));
}

/** Run a plugin whose one operation makes whatever call it is told to, and answers the code with which it was refused. */
export async function serveProbe(manifest: Manifest): Promise<void> {
  const probe: Handler = async (input, { kernel }) => {
    const { method, data } = input as { method: string; data: unknown };
    try {
      await kernel.call(method, data);
      return { code: 'none' };
    } catch (error) {
      if (error instanceof PluginError) return { code: error.code };
      throw error;
    }
  };
  await serve(manifest, { probe });
}
