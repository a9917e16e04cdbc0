import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { Echo } from '../measure/echo-rounds.ts';

/** A child that answers by vscode-jsonrpc over its standard streams. */
export function vscodeJsonRpc(): Echo {
  const program = fileURLToPath(new URL('../programs/vscode-jsonrpc.js', import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  return {
    async say(text) {
      const { text: answer } = await connection.sendRequest<{ text: string }>('say', { text });
      return answer;
    },
    async close() {
      connection.dispose();
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await exited;
    },
  };
}
