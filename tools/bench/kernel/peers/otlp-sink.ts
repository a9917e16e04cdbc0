import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Something that takes spans, in a process of its own. */
export interface OtlpSink {
  readonly url: string;
  close(): void;
}

/** Start one on a free port of the loopback address. */
export async function otlpSink(): Promise<OtlpSink> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../programs/otlp-sink.js', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))));
  return { url: `http://127.0.0.1:${String(port)}/v1/traces`, close: () => void child.kill() };
}
