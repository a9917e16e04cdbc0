import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scrubber } from '../logging/scrubber.ts';
import { readLines } from './lines.ts';

/** The lines that come of some chunks. */
async function linesOf(chunks: readonly string[], scrubber?: Scrubber): Promise<string[]> {
  const stream = new PassThrough();
  const lines: string[] = [];
  readLines(stream, (line) => lines.push(line), scrubber);
  for (const chunk of chunks) {
    stream.write(chunk);
    await new Promise(setImmediate);
  }
  stream.end();
  await new Promise((resolve) => stream.on('end', resolve));
  return lines;
}

function knowing(...secrets: string[]): Scrubber {
  const scrubber = new Scrubber();
  scrubber.add(secrets);
  return scrubber;
}

describe('the lines of a stream', () => {
  it('are put together from chunks, blank ones left out', async () => {
    expect(await linesOf(['one\ntw', 'o\n\n  \nthr', 'ee'])).toEqual(['one', 'two', 'three']);
  });

  it('are handed over in pieces where they are long, whole', async () => {
    const long = 'x'.repeat(20_000);
    expect((await linesOf([`${long}\n`])).map(({ length }) => length)).toEqual([8_192, 8_192, 3_616]);
    expect((await linesOf([long, long])).join('')).toBe(long + long);
  });

  it('have no secret, wherever it is cut', async () => {
    const secret = 'correct-horse-battery-staple';
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 8_100, max: 8_300 }), fc.array(fc.integer({ min: 1, max: 9_000 }), { maxLength: 5 }), async (before, cuts) => {
        const text = `${'a'.repeat(before)}${secret}${'b'.repeat(9_000)}${secret}\n`;
        const places = [...new Set([0, ...cuts.map((cut) => cut % text.length), text.length])].sort((a, b) => a - b);
        const chunks = places.slice(1).map((place, index) => text.slice(places[index], place));
        const lines = await linesOf(chunks, knowing(secret));
        const seen = lines.join('');
        expect(seen).not.toContain(secret.slice(0, 12));
        expect(seen).not.toContain(secret.slice(-12));
        expect(seen.replaceAll('[sensitive]', '').length).toBe(before + 9_000);
      }),
      { numRuns: 40 },
    );
  });

  it('have no line of a secret that has several, and no encoding of one', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIFrNyWWb\nxxxxyyyyzzzz\n-----END PRIVATE KEY-----\n';
    const text = `${key}${JSON.stringify({ key })}\n${encodeURIComponent(key)}\n${Buffer.from(key).toString('base64')}\n`;
    const lines = (await linesOf([text], knowing(key))).join('\n');
    expect(lines).not.toMatch(/MC4CAQ|xxxxyyyy|TUM0Q0F/);
  });

  it('are dropped where there are too many, and that is said once they are fewer', async () => {
    const stream = new PassThrough({ highWaterMark: 1024 * 1024 });
    let lines = 0;
    let said = '';
    readLines(stream, (line) => {
      lines += 1;
      if (line.startsWith('(')) said = line;
    });
    const flood = `${'x'.repeat(63)}\n`.repeat(1_024);
    for (let chunk = 0; chunk < 400; chunk += 1) if (!stream.write(flood)) await new Promise((resolve) => stream.once('drain', resolve));
    expect(lines).toBeLessThan(60_000);
    await expect
      .poll(
        () => {
          stream.write('later\n');
          return said;
        },
        { timeout: 10_000 },
      )
      .toMatch(/^\(\d+ characters of output were dropped/);
    stream.end();
  });
});
