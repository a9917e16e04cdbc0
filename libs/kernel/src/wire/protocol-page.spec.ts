import { readFileSync } from 'node:fs';
import { implicitErrorCodes } from '@plugwright/manifest';
import { defaultWireLimits, MAX_DEPTH, STREAM_WINDOW, violationAnswers } from '@plugwright/sdk/wire';
import { describe, expect, it } from 'vitest';
import { controlVersion } from '../control/protocol.ts';
import { defaultLimits } from '../limits.ts';
import * as sdk from '../../fixtures/sdk-protocol.ts';
import { protocolMethods, protocolVersion } from './methods.ts';

const page = readFileSync(new URL('../../../../docs/protocol.md', import.meta.url), 'utf8');

/** The cells of the rows whose first cell is code of this form. */
function rows(form: RegExp): string[][] {
  const cells = page.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return cells.filter(([first = '']) => form.test(first)).map(([first = '', ...rest]) => [first.slice(1, -1), ...rest]);
}

describe('docs/protocol.md', () => {
  it('has a row for each method of the protocol, and no other', () => {
    const names = rows(/^`\$\/[a-z]+`$/).map(([method]) => method);
    expect(names.sort()).toEqual(Object.values(protocolMethods).sort());
  });

  it('has a row for each breach of the protocol with its answer, and no other', () => {
    const answers = rows(/^`[a-z0-9-]+`$/).filter(([, answer = '']) => /^(break|ignore)$/.test(answer));
    expect(Object.fromEntries(answers.map(([code, answer]) => [code, answer]))).toEqual(violationAnswers);
  });

  it('names the versions and the limits that hold', () => {
    expect(page).toContain(`Version of the protocol: **${String(protocolVersion)}**`);
    expect(page).toContain(`{ "protocol": ${String(controlVersion)}, `);
    const limits = page.slice(page.indexOf('## Limits'), page.indexOf('## Errors'));
    const rowOf = (start: string): string => limits.split('\n').find((line) => line.startsWith(`| ${start}`)) ?? '';
    expect(rowOf('length of a frame')).toContain(` ${String(defaultLimits.maxMessageBytes / 1024 / 1024)} MiB `);
    expect(rowOf('time from the first byte')).toContain(` ${String(defaultWireLimits.frameTimeoutMs / 1000)} s `);
    expect(rowOf('objects and arrays')).toContain(` ${String(MAX_DEPTH)}, `);
    expect(rowOf('requests of a plugin that are open')).toContain(` ${String(defaultLimits.maxOpenRequests)} `);
    expect(page).toContain(`whose window is ${String(STREAM_WINDOW / 1024)} KiB a direction`);
    expect([page.includes('after six attempts'), defaultLimits.deliveryAttempts]).toEqual([true, 6]);
  });
});

describe('the SDK', () => {
  it('speaks the same protocol as the kernel', () => {
    expect([sdk.protocolVersion, sdk.protocolMethods]).toEqual([protocolVersion, protocolMethods]);
    expect([...sdk.implicitErrorCodes].sort()).toEqual([...implicitErrorCodes].sort());
  });
});
