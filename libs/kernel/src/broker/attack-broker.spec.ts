import type { Socket } from 'node:net';
import { assert, asyncProperty, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokerAttacks } from '../../fixtures/attack/table/broker.ts';
import { RawClient, upstreamServer } from '../../fixtures/broker-client.ts';
import { brokerFor } from '../../fixtures/brokered-plugin.ts';

/** A busy machine may need longer than what is waited for takes. */
const soon = { timeout: 20_000 };

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';
const connectTo = (target: string): string => `CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`;

/** A server that says what it hears, with all that ever came to it. */
async function echoServer(): Promise<{ readonly port: number; readonly arrived: readonly Socket[] }> {
  const arrived: Socket[] = [];
  const { port } = await upstreamServer((socket) => {
    arrived.push(socket);
    socket.pipe(socket);
  });
  return { port, arrived };
}

/** The status of what is one answer and nothing else; undefined where it is not. */
function onlyStatus(answer: Buffer): number | undefined {
  const text = answer.toString('latin1');
  const [head, status] = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n(?:[A-Z][A-Za-z-]*: [^\r\n]*\r\n)+\r\n/.exec(text) ?? [];
  const [, length] = /\r\nContent-Length: (\d+)\r\n/.exec(head ?? '') ?? [];
  return text.length === (head?.length ?? NaN) + Number(length) ? Number(status) : undefined;
}

describe('what is no request for something granted', () => {
  it.each(brokerAttacks)('$name is answered once, reaches nobody, is not looked up, and stands on the ledger', async ({ bytes, status }) => {
    const { port, arrived } = await echoServer();
    const { path, asked, facts } = brokerFor(port);
    const client = new RawClient(path).write(bytes.replaceAll('{port}', String(port)));
    await client.closed;
    expect(onlyStatus(client.received)).toBe(status);
    expect([arrived.length, asked, facts('deny').length, facts('use')]).toEqual([0, [], 1, []]);
  });

  it('is never echoed in a way that makes a second answer', async () => {
    const { path } = brokerFor(1, {}, { arrivals: 100_000 });
    await assert(
      asyncProperty(string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const client = new RawClient(path).write(Buffer.from(`CONNECT ${text}:1 HTTP/1.1\r\n\r\n`));
        await client.closed;
        expect(onlyStatus(client.received)).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what comes with a request for something granted', () => {
  const other = 'CONNECT evil.example:443 HTTP/1.1\r\n\r\n';
  it.each([
    ['a field Host that names another', 'Host: evil.example\r\n', ''],
    ['two fields Host', 'Host: evil.example\r\nHost: 127.0.0.2\r\n', ''],
    ['a second request', '', other],
    ['a length, and a second request behind it', 'Content-Length: 3\r\n', `abc${other}`],
    ['chunks, and a second request behind them', 'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n', `0\r\n\r\n${other}`],
  ])('%s leads nowhere else: it is not read, or is data for who is granted', async (_, fields, data) => {
    const { port, arrived } = await echoServer();
    const { path, asked, facts } = brokerFor(port);
    const client = new RawClient(path).write(`CONNECT api.example:${String(port)} HTTP/1.1\r\n${fields}\r\n${data}`);
    client.socket.end();
    await client.closed;
    expect(client.text).toBe(ESTABLISHED + data);
    expect([arrived.length, asked, facts('deny')]).toEqual([1, ['api.example'], []]);
  });
});

describe('a name whose addresses change', () => {
  it('is looked up once, and connected where it was judged', async () => {
    const { port, arrived } = await echoServer();
    const answers = [['127.0.0.1'], ['127.0.0.2'], ['169.254.169.254']];
    const { path, asked } = brokerFor(port, {}, {}, () => Promise.resolve(answers.shift() ?? []));
    const client = new RawClient(path).write(connectTo(`api.example:${String(port)}`));
    await client.until(ESTABLISHED.length);
    expect([client.text, asked, arrived.map(({ localAddress }) => localAddress)]).toEqual([ESTABLISHED, ['api.example'], ['127.0.0.1']]);
    const later = new RawClient(path).write(connectTo(`api.example:${String(port)}`));
    await later.closed;
    expect([onlyStatus(later.received), arrived.length]).toEqual([403, 1]);
  });

  it('is connected to those of its addresses that may be, and to no other', async () => {
    const { port, arrived } = await echoServer();
    const { path } = brokerFor(port, {}, {}, ['127.0.0.2', '10.0.0.1', '127.0.0.1', '::1']);
    const client = new RawClient(path).write(connectTo(`api.example:${String(port)}`));
    await client.until(ESTABLISHED.length);
    expect([client.text, arrived.map(({ localAddress }) => localAddress)]).toEqual([ESTABLISHED, ['127.0.0.1']]);
  });
});

describe('a plugin that keeps the broker busy', () => {
  it('has one name looked up at a time, so that names of others are not waited for', async () => {
    const never: (() => void)[] = [];
    const { path, broker, asked, book } = brokerFor(443, {}, { resolveMs: 300 }, () => new Promise((_, reject) => never.push(() => reject(new Error('late')))));
    const clients = Array.from({ length: 20 }, (_, number) => new RawClient(path).write(connectTo(`n${String(number)}.wide.example:443`)));
    await Promise.all(clients.map(({ closed }) => closed));
    expect(clients.map(({ received }) => onlyStatus(received))).toEqual(Array(20).fill(504));
    expect(asked).toEqual(['n0.wide.example']);
    // Nobody waits for the others any more, so they are not asked for when its turn is over; the next one is.
    never[0]?.();
    const next = new RawClient(path).write(connectTo('next.wide.example:443'));
    await expect.poll(() => asked, soon).toEqual(['n0.wide.example', 'next.wide.example']);
    never[1]?.();
    await next.closed;
    expect([onlyStatus(next.received), book.status()[0]?.uses]).toEqual([502, 21]);
    await expect.poll(() => broker.connectionsOf('p'), soon).toBe(0);
  });

  it('with connections that begin no request has them ended in time, and on the ledger', async () => {
    const { path, broker, facts } = brokerFor(443, {}, { headMs: 100, connections: 8 });
    const idle = Array.from({ length: 40 }, (_, number) => (number % 2 === 0 ? new RawClient(path) : new RawClient(path).write('CONNECT api.exam')));
    await Promise.all(idle.map(({ closed }) => closed));
    expect(idle.filter(({ received }) => onlyStatus(received) === 408)).toHaveLength(16);
    await expect.poll(() => broker.connectionsOf('p'), soon).toBe(0);
    expect(facts('deny')).toEqual([{ method: 'network:connect', reason: 'more than 8 connections at once' }]);
  });

  it('with connections without end finds its door shut for a moment, and then open again', async () => {
    const { port } = await echoServer();
    const { path, broker, facts } = brokerFor(port, {}, { arrivals: 20, shutMs: 300 });
    const open = async (): Promise<string> => {
      const client = new RawClient(path).write(connectTo(`api.example:${String(port)}`));
      await client.until(ESTABLISHED.length);
      client.socket.destroy();
      return client.text;
    };
    const answers: string[] = [];
    for (let number = 0; number < 60; number += 1) answers.push(await open());
    expect(answers.filter((text) => text === ESTABLISHED).length).toBeLessThan(40);
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(ESTABLISHED));
    expect(facts('deny')).toEqual([expect.objectContaining({ reason: 'more than 20 connections in a second' })]);
    // Its neighbour has a door of its own.
    const other = new RawClient(broker.socketOf('q')).write(connectTo('x.example:1'));
    await other.closed;
    expect(onlyStatus(other.received)).toBe(403);
    await expect.poll(open, soon).toBe(ESTABLISHED);
  });
});
