import { describe, expect, it } from 'vitest';
import { localTraces } from './local-traces.ts';
import { repositoryRoot, textOf, trackedFiles } from './tracked-files.ts';

const binary = /\.(?:png|jpg|ico|gz|tgz|woff2?|wasm)$/;

describe('what is committed', () => {
  it('names no machine and no registry', () => {
    const files = trackedFiles().filter((file) => !binary.test(file) && file !== 'tools/repo/local-traces.spec.ts');
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => localTraces(textOf(file), repositoryRoot).map(({ line, text }) => `${file}:${line} ${text}`))).toEqual([]);
  });
});

describe('localTraces', () => {
  const host = ['registry', 'npmjs', 'org'].join('.');

  it.each([
    ['see /home/somebody/project', '/home/somebody'],
    ['"file:" + "/root/x"', '/root/x'],
    [`https://${host}/x`, host],
    ['at /srv/checkout/libs', '/srv/checkout'],
  ])('finds %s', (text, found) => {
    expect(localTraces(`first\n${text}`, '/srv/checkout')).toEqual([{ line: 2, text: found }]);
  });

  it.each(['libs/work/x', 'https://example.org/home/page', '${base}/work/x', 'src/**/root/x'])('leaves %s alone', (text) => {
    expect(localTraces(text, '/srv/checkout')).toEqual([]);
  });
});
