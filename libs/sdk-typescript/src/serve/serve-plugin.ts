import { openChannel } from '../channel/open-channel.ts';
import type { PluginDefinition } from '../definition.ts';
import { Session } from './session.ts';

/**
 * Serve a plugin until the kernel stops it: over `parentPort` in a worker thread, over file descriptor 3 in a
 * child process. Ends the process when the channel closes, so that no plugin outlives its kernel.
 * Started by hand, it says so in one line and exits with 2.
 */
export async function servePlugin<Handlers, Kernel>(plugin: PluginDefinition<Handlers, Kernel>, handlers: Handlers): Promise<void> {
  const channel = openChannel(process.env);
  if (channel === undefined) {
    process.stderr.write(`${plugin.id} runs inside a kernel: start it by \`npx plugwright kernel run\`\n`);
    process.exitCode = 2;
    return;
  }
  await new Session(channel, plugin, handlers).run();
  // A handler that still holds timers or sockets must not keep the process alive; a thread is ended by the kernel.
  if (process.getBuiltinModule('node:worker_threads').isMainThread) process.exit(0);
}
