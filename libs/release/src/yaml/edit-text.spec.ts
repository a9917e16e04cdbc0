import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addMember, setText } from './edit-text.ts';

const spec = [
  '# yaml-language-server: $schema=x',
  'spec: plugin/v1',
  'id: a',
  'version: 1.0.0   # kept',
  '',
  'imports:',
  '  core: { contract: core, range: ^1.0 } # why',
  "  other:   { contract: other, range: '>=1.0 <2.0' }",
  'releases:',
  '  # the first',
  '  1.0.0:',
  '    notes: Hello.',
  '',
].join('\n');

describe('setText', () => {
  it('changes the text and not a byte more', () => {
    expect(setText(spec, ['version'], '2.0.0')).toBe(spec.replace('version: 1.0.0 ', 'version: 2.0.0 '));
    expect(setText(spec, ['imports', 'core', 'range'], '^1.0 || ^2.0')).toBe(spec.replace('range: ^1.0 }', 'range: ^1.0 || ^2.0 }'));
    expect(setText(spec, ['imports', 'other', 'range'], '>=1.0 <2.0 || ^2.0')).toBe(spec.replace("'>=1.0 <2.0'", "'>=1.0 <2.0 || ^2.0'"));
  });

  it('quotes what would be read as something else', () => {
    const text = setText('a: { b: ^1.0 }\n', ['a', 'b'], '>=1 # not a comment, {x: 1}');
    expect(parse(text)).toEqual({ a: { b: '>=1 # not a comment, {x: 1}' } });
    expect(parse(setText('a: 1\n', ['a'], "it's"))).toEqual({ a: "it's" });
  });

  it('keeps double quotes, and reaches through an anchor by printing anew', () => {
    expect(setText('a: "x"\nb: 1\n', ['a'], 'y')).toBe('a: "y"\nb: 1\n');
    expect(parse(setText('a: &one x\nb: *one\n', ['b'], 'y'))).toEqual({ a: 'x', b: 'y' });
  });
});

describe('addMember', () => {
  it('adds a version before those that are there', () => {
    const text = addMember(spec, ['releases', '2.0.0'], { breaking: { message: 'Do: "this".' } });
    expect(text).toBe(spec.replace('  # the first\n  1.0.0:', '  # the first\n  2.0.0:\n    breaking:\n      message: \'Do: "this".\'\n  1.0.0:'));
  });

  it('adds to a version that has notes', () => {
    const text = addMember(spec, ['releases', '1.0.0', 'breaking'], { message: 'Act.' });
    expect(text).toBe(spec.replace('    notes: Hello.', '    breaking:\n      message: Act.\n    notes: Hello.'));
  });

  it('adds the whole section at the end of a document that has none, with or without a last line end', () => {
    const expected = 'id: a\nreleases:\n  2.0.0:\n    notes: x\n';
    expect(addMember('id: a\n', ['releases'], { '2.0.0': { notes: 'x' } })).toBe(expected);
    expect(addMember('id: a', ['releases'], { '2.0.0': { notes: 'x' } })).toBe(expected);
  });

  it('prints anew what is written in flow style, comments kept', () => {
    const text = addMember('# top\nid: a\nreleases: { 1.0.0: { notes: x } }\n', ['releases', '2.0.0'], { notes: 'y' });
    expect(parse(text)).toEqual({ id: 'a', releases: { '1.0.0': { notes: 'x' }, '2.0.0': { notes: 'y' } } });
    expect(text).toContain('# top');
  });
});
