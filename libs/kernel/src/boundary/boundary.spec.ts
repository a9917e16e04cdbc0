import { coreErrors } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import { fixture } from '../../fixtures/start-kernel.ts';
import { CallError } from '../call-error.ts';
import { findPlugins } from '../discovery/find-plugins.ts';
import { Boundary } from './boundary.ts';

/** What becomes of an error that an operation of the fixture `echo` answers, whose claims are all wrong. */
async function checked(operation: string, code: string, details?: Record<string, unknown>): Promise<CallError> {
  const manifest = (await findPlugins([fixture('echo')])).plugins[0]!.manifest;
  const error = new CallError({ code, class: 'whatever', retryable: !Object.hasOwn(coreErrors, code), message: 'It says.', details, fromPlugin: true });
  return new Boundary().checkError(manifest, `echo/${operation}`, manifest.operations[operation]!, error);
}

describe('an error that a plugin answers', () => {
  it.each([
    { what: 'its manifest declares', operation: 'declared', code: 'echo/refused', kind: 'validation', retryable: false },
    { what: 'its operation declares, and core describes', operation: 'retried', code: 'core/conflict', kind: 'conflict', retryable: true },
    { what: 'it passes on from a call of its own', operation: 'say', code: 'core/unavailable', kind: 'unavailable', retryable: true },
    { what: 'the SDK raised', operation: 'say', code: 'core/contract-violation', kind: 'internal', retryable: false },
  ])('has the class and retryability of its description, where $what', async ({ operation, code, kind, retryable }) => {
    expect(await checked(operation, code, { reason: 'r' })).toMatchObject({
      code,
      class: kind,
      retryable,
      message: 'It says.',
      details: { reason: 'r' },
      fromPlugin: false,
    });
  });

  it.each(['core/conflict', 'core/internal', 'echo/refused', 'constructor', '__proto__'])('is a broken contract where nobody declares it: %s', async (code) => {
    const { code: given, message } = await checked('say', code);
    expect([given, message]).toEqual(['core/contract-violation', `The plugin broke its contract: echo/say raised ${code}, which it does not declare.`]);
  });

  it('is a broken contract where its details do not fit', async () => {
    expect((await checked('declared', 'echo/refused', { reason: 7 })).code).toBe('core/contract-violation');
  });
});

describe('an item of a stream', () => {
  const boundary = new Boundary();
  const schema = { type: 'object', properties: { n: { type: 'integer', default: 1 } }, additionalProperties: false };

  it('has its defaults where a caller sends it', () => {
    expect(boundary.admitItem(schema, {})).toEqual({ n: 1 });
    expect(() => boundary.admitItem(schema, { n: 'one' })).toThrow(expect.objectContaining({ code: 'core/invalid' }) as Error);
  });

  it('is no bytes, whatever its schema', () => {
    const open = { type: 'object' };
    expect(() => boundary.admitItem(open, new Uint8Array(1))).toThrow(expect.objectContaining({ code: 'core/invalid' }) as Error);
    expect(() => boundary.checkItem('list', open, new Uint8Array(1))).toThrow('an item of list does not fit its schema: must not be a piece of bytes');
    expect(() => boundary.checkItem('list', open, {})).not.toThrow();
  });
});
