import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindingName, camelCase, kebabCase, literal, pascalCase, propertyKey } from './identifiers.ts';

describe('identifiers', () => {
  it('changes the case of names', () => {
    expect(['on-extracted', 'storage.get', 'HTTPServer', 'readingSeconds', '2fast'].map(pascalCase)).toEqual([
      'OnExtracted',
      'StorageGet',
      'HTTPServer',
      'ReadingSeconds',
      '_2fast',
    ]);
    expect(camelCase('on-extracted')).toBe('onExtracted');
    expect(kebabCase('OnExtracted')).toBe('on-extracted');
    expect(bindingName('delete')).toBe('delete_');
  });

  it('always makes an identifier', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => /^[A-Za-z_][A-Za-z0-9]*$/.test(pascalCase(name))));
  });

  it('makes literals and keys that mean the string, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // A literal is evaluated as the emitted code would be.
        const evaluate = (code: string): unknown => runInThisContext(`(${code})`);
        expect(evaluate(literal(text))).toBe(text);
        fc.pre(text !== '__proto__');
        expect(Object.keys(evaluate(`{ ${propertyKey(text)}: 1 }`) as object)).toEqual([text]);
      }),
    );
  });
});
