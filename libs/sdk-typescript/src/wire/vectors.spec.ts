import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkMessage } from './check-message.ts';
import { FrameDecoder } from './frame.ts';
import { LineDecoder } from './line.ts';
import { ProtocolError, violationAnswers } from './violation.ts';

interface Vector {
  readonly name: string;
  readonly hex: string;
  readonly maxFrameBytes: number;
  readonly messages: readonly {
    readonly kind?: number;
    readonly value?: unknown;
    readonly json?: string;
    readonly id?: number;
    readonly to?: string;
    readonly bytes?: string;
    readonly end?: boolean;
  }[];
  readonly error?: string;
  readonly open?: boolean;
}

const folder = new URL('../../../kernel/vectors/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** What a decoder hands over of the bytes, in chunks of one size, as the vectors write it. */
function outcome({ hex }: Vector, size: number, make: (heard: unknown[]) => { readonly open: boolean; decode(chunk: Buffer): void }): object {
  const bytes = Buffer.from(hex, 'hex');
  const messages: unknown[] = [];
  const decoder = make(messages);
  try {
    for (let at = 0; at < bytes.length; at += size) decoder.decode(bytes.subarray(at, at + size));
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return { messages, error: error.code };
  }
  return decoder.open ? { messages, open: true } : { messages };
}

function expected({ messages, error, open }: Vector): object {
  const values = messages.map(({ json, ...rest }) => (json === undefined ? rest : { ...rest, value: JSON.parse(json) as unknown }));
  return { messages: values, ...(error === undefined ? {} : { error }), ...(open === undefined ? {} : { open }) };
}

describe.each([1, 3, 64, 1e6])('in pieces of %d bytes', (size) => {
  it.each(read('frames.json') as Vector[])('frames: $name', (vector) => {
    const made = outcome(vector, size, (heard) => {
      return new FrameDecoder(
        {
          onMessage: (value) => heard.push({ kind: 1, value }),
          onBytes: ({ bytes, ...rest }) => heard.push({ kind: 2, ...rest, bytes: Buffer.from(bytes).toString('hex') }),
        },
        vector.maxFrameBytes,
      );
    });
    expect(made).toEqual(expected(vector));
  });

  it.each(read('lines.json') as Vector[])('lines: $name', (vector) => {
    const made = outcome(vector, size, (heard) => new LineDecoder((value) => heard.push({ value }), vector.maxFrameBytes));
    expect(made).toEqual(expected(vector));
  });
});

describe('the vectors', () => {
  it.each(read('messages.json') as { name: string; message: unknown; valid: boolean }[])('messages: $name', ({ message, valid }) => {
    expect(checkMessage(message)).toEqual(valid ? message : undefined);
  });

  it('show every breach that bytes alone can be', () => {
    const shown = new Set([...(read('frames.json') as Vector[]), ...(read('lines.json') as Vector[])].flatMap(({ error }) => error ?? []));
    const other = (read('conversations.json') as { broken?: string; ignored: string[] }[]).flatMap(({ broken, ignored }) => [
      ...ignored,
      ...(broken === undefined ? [] : [broken]),
    ]);
    // Time and quantity are no matter of vectors.
    const untold = ['frame-stalled', 'not-reading', 'channel-closed', 'too-many-violations'];
    expect([...new Set([...shown, ...other, ...untold])].sort()).toEqual(Object.keys(violationAnswers).sort());
  });
});
