import type { Socket } from 'node:net';
import { messageText, sendableText } from '@plugwright/sdk/wire';
import { MAX_LINE_BYTES } from './protocol.ts';

/** Hand over each line of a socket as JSON, with its length in bytes; a line that is too long, no JSON, or thrown out by its reader ends the connection. */
export function readJsonLines(socket: Socket, onValue: (value: unknown, bytes: number) => void): void {
  let parts: Buffer[] = [];
  let size = 0;
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      const bytes = Buffer.concat([...parts, rest.subarray(0, end)]);
      const line = bytes.toString('utf8');
      parts = [];
      size = 0;
      rest = rest.subarray(end + 1);
      try {
        if (line.trim() !== '') onValue(JSON.parse(line), bytes.length);
      } catch {
        socket.destroy();
        return;
      }
    }
    if (rest.length === 0) return;
    parts.push(rest);
    size += rest.length;
    if (size > MAX_LINE_BYTES) socket.destroy();
  });
}

/**
 * Write a value as one line.
 * @throws UnsendableError where it is no JSON, or longer or deeper than the other side reads
 */
export function writeJsonLine(socket: Socket, value: object): void {
  writeLine(socket, messageText(value, MAX_LINE_BYTES));
}

/** The same for a value that is JSON text already. */
export function writeTextLine(socket: Socket, text: string): void {
  writeLine(socket, sendableText(text, MAX_LINE_BYTES));
}

function writeLine(socket: Socket, text: string): void {
  if (socket.writable) socket.write(`${text}\n`);
}
