import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { portChannel } from './port-channel.ts';

/** What a thread that runs this code sends, and how it breaks the protocol. */
function run(code: string): { channel: ReturnType<typeof portChannel>; heard: unknown[] } {
  const worker = new Worker(`const { parentPort } = require('node:worker_threads'); ${code}`, { eval: true });
  onTestFinished(async () => {
    await worker.terminate();
  });
  const heard: unknown[] = [];
  const channel = portChannel(worker, 1_000);
  channel.listen({ onMessage: (value) => heard.push(value), onBroken: (reason) => heard.push(`broken: ${reason}`) });
  return { channel, heard };
}

describe('the channel of a thread', () => {
  it('posts what is sent within one turn as one text, and takes such a text apart', async () => {
    const { channel, heard } = run(`parentPort.on('message', (text) => parentPort.postMessage(JSON.stringify({ posted: text }) + '\\n' + text))`);
    channel.send({ a: 'one\ntwo' });
    await Promise.resolve();
    channel.send({ a: 'ä', dropped: undefined });
    await expect.poll(() => heard).toEqual([{ posted: '{"a":"one\\ntwo"}\n{"a":"ä"}' }, { a: 'one\ntwo' }, { a: 'ä' }]);
  });

  it('refuses a message that is no JSON at the sender', () => {
    const { channel } = run('');
    expect(() => channel.send({ a: 1n })).toThrow('it is not JSON');
  });

  it.each([
    ['an object', '{ a: 1 }', 'broken: a message that is no text'],
    ['no JSON', `'{'`, 'broken: a message that is not JSON'],
    ['an empty text', `''`, 'broken: a message that is not JSON'],
    ['a line that is too long', `JSON.stringify('x'.repeat(999))`, 'broken: a message of more than 1000 bytes'],
    ['a line that is too long in UTF-8 only', `JSON.stringify('ä'.repeat(500))`, 'broken: a message of more than 1000 bytes'],
    ['what cannot be cloned here', `new (class extends Map {})()`, 'broken: a message that is no text'],
  ])('is broken by %s', async (_, posted, reason) => {
    const { heard } = run(`parentPort.postMessage(${posted})`);
    await expect.poll(() => heard).toEqual([reason]);
  });

  it('takes lines of the allowed length, many in one text', async () => {
    const { heard } = run(`parentPort.postMessage(Array.from({ length: 3 }, () => JSON.stringify('x'.repeat(998))).join('\\n'))`);
    await expect.poll(() => heard.length).toBe(3);
  });
});
