import type { Socket } from 'node:net';

/** What a relay tells and asks. */
export interface RelayOptions {
  readonly idleMs: number;
  /** What the client sent before the connection stood: data already. */
  readonly early: Buffer;
  /** Bytes went through; the milliseconds that the sender must wait. */
  readonly onBytes: (bytes: number) => number;
  /** Both sides are closed. */
  readonly onEnd: () => void;
}

/** A relay that runs. */
export interface Relay {
  /** End both sides now. */
  cut(): void;
}

/**
 * Carry bytes both ways between two sockets. A side that reads slowly holds the other back, a side that ends its sending lets the other
 * finish, and silence in both directions ends both.
 */
export function relay(client: Socket, upstream: Socket, { idleMs, early, onBytes, onEnd }: RelayOptions): Relay {
  const pauses = new Set<NodeJS.Timeout>();
  let open = 2;
  const cut = (): void => {
    client.destroy();
    upstream.destroy();
  };
  const idle = setTimeout(cut, idleMs);
  const carry = (from: Socket, to: Socket): void => {
    let holds = 0;
    const hold = (): (() => void) => {
      holds += 1;
      from.pause();
      return () => {
        if ((holds -= 1) === 0) from.resume();
      };
    };
    const pass = (chunk: Buffer): void => {
      idle.refresh();
      const waitMs = onBytes(chunk.length);
      if (from.destroyed || to.destroyed) return;
      if (!to.write(chunk)) to.once('drain', hold());
      if (waitMs > 0) {
        const release = hold();
        const pause = setTimeout(() => {
          pauses.delete(pause);
          release();
        }, waitMs);
        pauses.add(pause);
      }
    };
    if (from === client && early.length > 0) pass(early);
    // The end of a paused socket may have come before anybody listened.
    if (from.readableEnded) to.end();
    else from.on('end', () => to.end());
    from.on('data', pass);
    if (holds === 0) from.resume();
    from.on('error', cut);
    from.on('close', () => {
      // A reset is not an end: the other side must not take half for the whole.
      if (!from.readableEnded) to.destroy();
      if ((open -= 1) > 0) return;
      clearTimeout(idle);
      for (const pause of pauses) clearTimeout(pause);
      onEnd();
    });
  };
  carry(client, upstream);
  carry(upstream, client);
  return { cut };
}
