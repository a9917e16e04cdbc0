import { duplexPair } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { hand } from './conversation.ts';

describe('the conversation with a launcher', () => {
  it('hands plans over with their lengths, and ends when the launcher is gone', async () => {
    const [kernel, launcher] = duplexPair();
    const outcome = hand(kernel, [
      { version: 1, command: ['/a'] },
      { version: 1, command: ['/ä'] },
    ]);
    const bytes = launcher.read() as Buffer;
    const length = bytes.readUInt32BE(0);
    expect(JSON.parse(bytes.toString('utf8', 4, 4 + length))).toEqual({ version: 1, command: ['/a'] });
    expect(JSON.parse(bytes.toString('utf8', 8 + length))).toEqual({ version: 1, command: ['/ä'] });
    expect(bytes.readUInt32BE(4 + length)).toBe(bytes.length - length - 8);
    launcher.end('{"landlockAbi":7,"executing":true}\n');
    expect(await outcome).toEqual({ landlockAbi: 7, executing: true });
  });

  it.each([
    ['a failure', '{"failed":"uid","reason":"no"}\n', { failed: 'uid', reason: 'no' }],
    [
      'a failure after it said that it executes',
      '{"landlockAbi":null,"executing":true}\n{"failed":"execute","reason":"no"}\n',
      { failed: 'execute', reason: 'no' },
    ],
    ['what is no JSON', 'oops\n', { failed: 'plan', reason: 'the launcher said "oops"' }],
    ['nothing', '', {}],
  ])('tells %s', async (_, said, outcome) => {
    const [kernel, launcher] = duplexPair();
    const told = hand(kernel, []);
    launcher.end(said);
    expect(await told).toMatchObject(outcome);
  });

  it('does not wait for a wrapper that keeps the launcher’s end open', async () => {
    const [kernel, launcher] = duplexPair();
    const told = hand(kernel, []);
    launcher.write('{"landlockAbi":7,"executing":true}\n');
    expect(await told).toEqual({ landlockAbi: 7, executing: true });
  });
});
