import type { Duplex } from 'node:stream';

/**
 * A way to read nothing from a stream for so many milliseconds. While it rests, further rests are not added; a stream that waits for the other side to read
 * is not woken either: that is for whoever watches over what waits.
 */
export function resting(stream: Duplex): (ms: number) => void {
  let rests = false;
  return (ms) => {
    if (rests || stream.destroyed) return;
    rests = true;
    stream.pause();
    const wake = (): void => {
      if (stream.destroyed) return;
      if (stream.writableNeedDrain) {
        setTimeout(wake, ms).unref();
        return;
      }
      rests = false;
      stream.resume();
    };
    setTimeout(wake, ms).unref();
  };
}
