import { describe, expect, it } from 'vitest';
import { declaredError, fillMessage } from './plugin-error.ts';
import { fromRpcError, toRpcError } from './wire/error.ts';

const entry = { class: 'validation', retryable: false, message: 'Not a document: {reason} ({count}, {missing}).' };

describe('a declared error', () => {
  it('fills its message from the details, members they have themselves only', () => {
    expect(declaredError('documents/not-a-document', entry, { reason: '{count}', count: 3 })).toMatchObject({
      code: 'documents/not-a-document',
      class: 'validation',
      retryable: false,
      message: 'Not a document: {count} (3, {missing}).',
      details: { reason: '{count}', count: 3 },
    });
    expect(fillMessage('{constructor} {toString}')).toBe('{constructor} {toString}');
  });

  it('travels whole, without stack and cause', () => {
    const error = declaredError('documents/not-a-document', entry, { reason: 'r', count: 1 });
    error.cause = new Error('secret');
    const wire = JSON.parse(JSON.stringify(toRpcError(error))) as ReturnType<typeof toRpcError>;
    expect(JSON.stringify(wire)).not.toMatch(/secret|\.ts:/);
    const { code, class: kind, retryable, message, details } = fromRpcError(wire);
    expect({ code, class: kind, retryable, message, details }).toEqual({
      code: error.code,
      class: error.class,
      retryable: error.retryable,
      message: error.message,
      details: error.details,
    });
    expect([toRpcError(declaredError('core/invalid', entry)).code, toRpcError(declaredError('core/internal', entry)).code, wire.code]).toEqual([
      -32602, -32603, -32000,
    ]);
  });
});
