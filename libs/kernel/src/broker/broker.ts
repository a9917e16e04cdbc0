import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { GrantBook } from '../capabilities/grant-book.ts';
import { TokenBucket } from '../capabilities/token-bucket.ts';
import type { LogBook } from '../logging/log-book.ts';
import { brokerLimits, type BrokerLimits } from './broker-limits.ts';
import { Brokered } from './brokered.ts';
import { inTurns } from './in-turns.ts';
import { systemResolve, type Resolve } from './reach-target.ts';
import { SocketFolder } from './socket-folder.ts';

/** What a broker needs of its kernel. */
export interface BrokerParts {
  readonly book: GrantBook;
  readonly log: LogBook;
  readonly limits?: Partial<BrokerLimits>;
  /** How names become addresses; as the machine does where absent. */
  readonly resolve?: Resolve;
}

interface Outlet {
  readonly server: Server;
  readonly path: string;
  readonly connections: Set<Brokered>;
  most: number;
  /** Whether nobody is let in for the moment. */
  shut: boolean;
}

/** Connections that wait for their request or are being refused may be this many times what may stand. */
const HEADROOM = 2;

/** What Node itself turns away costs the kernel half as much as what it hands over. */
function open({ server, most }: Outlet): void {
  server.maxConnections = most * HEADROOM;
}

/**
 * The way of plugins into the network: a Unix socket for each of them, at which it asks for a connection by HTTP CONNECT or SOCKS5. The broker
 * resolves the name itself, checks the address, and connects to that address, as far as the plugin's grants go.
 */
export class Broker {
  readonly #parts: BrokerParts;
  readonly #limits: BrokerLimits;
  readonly #folder = new SocketFolder();
  readonly #outlets = new Map<string, Outlet>();
  readonly #bandwidths = new Map<string, { readonly bytes: number; readonly bucket: TokenBucket }>();
  readonly #unhear: () => void;

  constructor(parts: BrokerParts) {
    this.#parts = parts;
    this.#limits = { ...brokerLimits, ...parts.limits };
    this.#unhear = parts.book.onChange(({ plugin, scope }) => {
      if (scope !== 'network') return;
      for (const connection of this.#outlets.get(plugin)?.connections ?? []) connection.check();
    });
  }

  /**
   * The socket of a plugin; the same as long as the kernel runs.
   * @param connections most at once, from the plugin's manifest
   */
  socketOf(plugin: string, connections = Infinity): string {
    const outlet = this.#outlets.get(plugin) ?? this.#open(plugin);
    outlet.most = Math.min(connections, this.#limits.connections);
    if (!outlet.shut) open(outlet);
    return outlet.path;
  }

  /** Connections of a plugin that are open now. */
  connectionsOf(plugin: string): number {
    return this.#outlets.get(plugin)?.connections.size ?? 0;
  }

  /** End every connection and remove the sockets. */
  close(): void {
    this.#unhear();
    for (const { server, connections, path } of this.#outlets.values()) {
      server.close();
      for (const connection of connections) connection.cut();
      rmSync(path, { force: true });
    }
    this.#outlets.clear();
    this.#folder.remove();
  }

  #open(plugin: string): Outlet {
    const { book, log } = this.#parts;
    const { arrivals, shutMs } = this.#limits;
    const connections = new Set<Brokered>();
    const resolve = inTurns(this.#parts.resolve ?? systemResolve);
    const admitted = new TokenBucket(arrivals, 1000, performance.now());
    const tooMany = (reason: string): void => book.audit.denied({ plugin, method: 'network:connect', reason });
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
      if (!admitted.take(performance.now())) {
        socket.destroy();
        outlet.shut = true;
        server.maxConnections = 0;
        setTimeout(() => {
          outlet.shut = false;
          open(outlet);
        }, shutMs).unref();
        tooMany(`more than ${String(arrivals)} connections in a second`);
        return;
      }
      const connection = new Brokered(socket, {
        plugin,
        book,
        resolve,
        limits: { ...this.#limits, connections: outlet.most },
        open: () => connections.size,
        bandwidth: (grant, bytes) => this.#bandwidth(`${plugin}\n${grant}`, bytes),
      });
      connections.add(connection);
      socket.once('close', () => connections.delete(connection));
    });
    server.on('drop', () => {
      if (!outlet.shut) tooMany(`more than ${String(outlet.most)} connections at once`);
    });
    server.on('error', (error) => log.say('error', `the network broker of ${plugin} failed: ${error.message}`, plugin));
    const outlet: Outlet = { server, path: this.#folder.bind(server), connections, most: this.#limits.connections, shut: false };
    server.unref();
    this.#outlets.set(plugin, outlet);
    return outlet;
  }

  #bandwidth(key: string, bytes: number): TokenBucket {
    const known = this.#bandwidths.get(key);
    if (known?.bytes === bytes) return known.bucket;
    const bucket = new TokenBucket(bytes, 1000, performance.now());
    this.#bandwidths.set(key, { bytes, bucket });
    return bucket;
  }
}
