import type { Manifest } from '@plugwright/manifest';
import { type CallContext, type Caller, definePlugin, PluginError, servePlugin, type Validator } from '@plugwright/sdk';
import { madeUpAnswer } from './answer.ts';
import { loadPeers } from './load-peers.ts';

type Handler = (input: unknown, context: CallContext<Caller>) => unknown;

async function serve({ id, version, operations, errors }: Manifest, handlers: Readonly<Record<string, Handler>>): Promise<void> {
  // What crosses the boundary is the kernel's to judge here.
  const anything: Validator = () => true;
  const codes = Object.keys(errors);
  const definitions = Object.fromEntries(Object.keys(operations).map((name) => [name, { handler: name, output: anything, errors: codes }]));
  await servePlugin(
    definePlugin<Readonly<Record<string, Handler>>, Caller>({ id, version, operations: definitions, errors, createKernel: (caller) => caller }),
    handlers,
  );
}

/** Run a plugin that stands for an imported one: it answers as the `test/peers.ts` of its user says, else made-up values. */
export async function servePeer(manifest: Manifest, userFolder: string): Promise<void> {
  const given = await loadPeers(new URL(userFolder));
  const handlers = Object.entries(manifest.operations).map(([name, { output }]): [string, Handler] => {
    const method = `${manifest.id}/${name}`;
    const answer = Object.hasOwn(given, method) ? given[method] : madeUpAnswer(output);
    return [name, (input) => (typeof answer === 'function' ? (answer as (input: unknown) => unknown)(input) : answer)];
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
