import { readFileSync } from 'node:fs';
import { implicitErrorCodes } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import { controlVersion } from '../control/protocol.ts';
import { defaultLimits } from '../limits.ts';
import * as sdk from '../../fixtures/sdk-protocol.ts';
import { protocolMethods, protocolVersion } from './methods.ts';

const page = readFileSync(new URL('../../../../docs/protocol.md', import.meta.url), 'utf8');

describe('docs/protocol.md', () => {
  it('has a row for each method of the protocol, and no other', () => {
    const rows = [...page.matchAll(/^\| `(\$\/[a-z]+)` +\|/gm)].map(([, method]) => method).sort();
    expect(rows).toEqual(Object.values(protocolMethods).sort());
  });

  it('names the versions and the limits that hold', () => {
    expect(page).toContain(`Version of the protocol: **${String(protocolVersion)}**`);
    expect(page).toContain(`{ "protocol": ${String(controlVersion)} }`);
    expect(page).toContain(`the kernel's: ${String(defaultLimits.maxMessageBytes / 1024 / 1024)} MiB`);
    expect([page.includes('after six attempts'), defaultLimits.deliveryAttempts]).toEqual([true, 6]);
  });
});

describe('the SDK', () => {
  it('speaks the same protocol as the kernel', () => {
    expect([sdk.protocolVersion, sdk.protocolMethods]).toEqual([protocolVersion, protocolMethods]);
    expect([...sdk.implicitErrorCodes].sort()).toEqual([...implicitErrorCodes].sort());
  });
});
