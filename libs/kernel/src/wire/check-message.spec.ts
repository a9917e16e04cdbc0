import { describe, expect, it } from 'vitest';
import { checkMessage } from './check-message.ts';

const v = { jsonrpc: '2.0' };

describe('checkMessage', () => {
  it.each([
    { ...v, method: 'a/b' },
    { ...v, id: 1, method: 'a/b', params: { data: null, _meta: { deadline: 1, traceparent: 'x', parent: 3 } } },
    { ...v, id: 1, result: { data: 1 } },
    { ...v, id: 1, error: { code: 1, message: 'm', data: { code: 'core/internal' } } },
  ])('takes %j', (message) => {
    expect(checkMessage(message)).toBe(message);
  });

  it.each([
    null,
    [],
    'text',
    {},
    { ...v },
    { ...v, id: '1', method: 'a/b' },
    { ...v, id: 1.5, result: { data: 1 } },
    { ...v, method: 7 },
    { ...v, method: 'a/b', params: [] },
    { ...v, method: 'a/b', params: { data: 1, _meta: 'x' } },
    { ...v, method: 'a/b', params: { data: 1, _meta: { deadline: '1' } } },
    { ...v, result: { data: 1 } },
    { ...v, id: 1, result: 1 },
    { ...v, id: 1, error: { code: 1, message: 'm' } },
    { ...v, id: 1, error: { code: 1, message: 'm', data: { code: 5 } } },
  ])('refuses %j', (message) => {
    expect(checkMessage(message)).toBeUndefined();
  });
});
