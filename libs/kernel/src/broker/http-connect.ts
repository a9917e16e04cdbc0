import type { BrokerFailure, Handshake, Progress } from './handshake.ts';
import { parseTarget } from './target.ts';

const statuses: Readonly<Record<BrokerFailure, string>> = {
  malformed: '400 Bad Request',
  'too-large': '431 Request Header Fields Too Large',
  'too-slow': '408 Request Timeout',
  unsupported: '405 Method Not Allowed',
  forbidden: '403 Forbidden',
  limited: '429 Too Many Requests',
  unresolved: '502 Bad Gateway',
  unreachable: '502 Bad Gateway',
  timeout: '504 Gateway Timeout',
};

/** HTTP CONNECT (RFC 9110, section 9.3.6). The header is read for its first line only; nothing of it is passed on. */
export function httpConnect(): Handshake {
  return {
    read(bytes): Progress {
      const end = bytes.indexOf('\r\n\r\n');
      // A line that is wrong already need not be waited for.
      if (end < 0) return firstLineProblem(bytes) ?? { kind: 'more', rest: bytes };
      const head = bytes.toString('latin1', 0, end);
      const [line = '', ...fields] = head.split('\r\n');
      const [, method, authority] = /^([A-Za-z]{1,20}) (\S{1,300}) HTTP\/1\.[01]$/.exec(line) ?? [];
      if (method === undefined || authority === undefined) return { kind: 'failure', failure: 'malformed', reason: 'no request line of HTTP/1.1' };
      if (method !== 'CONNECT') return { kind: 'failure', failure: 'unsupported', reason: 'only CONNECT is served' };
      if (!fields.every((field) => /^[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\r\n\0]*$/.test(field)))
        return { kind: 'failure', failure: 'malformed', reason: 'a header field that is none' };
      const target = parseTarget(authority);
      if (target === undefined) return { kind: 'failure', failure: 'malformed', reason: 'no host:port to connect to' };
      return { kind: 'target', target, rest: bytes.subarray(end + 4) };
    },
    connected: () => Buffer.from('HTTP/1.1 200 Connection Established\r\n\r\n', 'latin1'),
    failed(failure, reason) {
      const body = Buffer.from(`${reason}\n`, 'utf8');
      const head = [
        `HTTP/1.1 ${statuses[failure]}`,
        `Proxy-Status: plugwright; error=${failure}`,
        ...(failure === 'unsupported' ? ['Allow: CONNECT'] : []),
        'Content-Type: text/plain; charset=utf-8',
        `Content-Length: ${String(body.length)}`,
        'Connection: close',
      ];
      return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
    },
  };
}

function firstLineProblem(bytes: Buffer): Progress | undefined {
  const line = bytes.toString('latin1', 0, Math.min(bytes.length, 8));
  if ('CONNECT '.startsWith(line) || /^[A-Za-z]{1,8}( .*)?$/.test(line)) return undefined;
  return { kind: 'failure', failure: 'malformed', reason: 'neither HTTP nor SOCKS5' };
}
