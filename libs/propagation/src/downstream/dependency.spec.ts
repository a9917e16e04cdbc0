import { describe, expect, it } from 'vitest';
import { raiseDependency } from './dependency.ts';
import { caretOf, excludingRanges, rangeFor, withRanges } from './ranges.ts';

const name = '@acme/contract-documents';

describe('raiseDependency', () => {
  it('asks for the new version, and keeps the rest and the layout', () => {
    const text = '{\n\t"name": "x",\n\t"devDependencies": {\n\t\t"b": "1",\n\t\t"@acme/contract-documents": "^1.0"\n\t}\n}\n';
    expect(raiseDependency(text, name, '1.1.0').text).toBe(text.replace('^1.0', '^1.1.0'));
    expect(raiseDependency(text, name, '2.0.0').text).toBe(text.replace('^1.0', '^2.0.0'));
    expect(raiseDependency(text.replace('^1.0', '^1.1.0'), name, '1.1.0').text).toBeUndefined();
  });

  it.each([
    [undefined, 'absent'],
    ['{', 'cannot be read'],
    ['[]', 'cannot be read'],
    ['{}', 'does not name'],
    ['{"devDependencies": {"@acme/contract-documents": "workspace:*"}}', 'left as it is'],
    ['{"devDependencies": {"__proto__": {"@acme/contract-documents": "1"}}}', 'does not name'],
  ])('leaves %j alone and says so', (text, note) => {
    const raised = raiseDependency(text, name, '1.1.0');
    expect(raised.text).toBeUndefined();
    expect(raised.note).toContain(note);
    expect(raised.note).toContain('npm install --save-dev @acme/contract-documents@^1.1.0');
  });
});

describe('ranges', () => {
  const text =
    "spec: plugin/v1\nid: a\nimports:\n  documents: { contract: documents, range: ^1.0 } # kept\n  'o/t': { contract: documents, range: '>=1 <2' }\n  core: { contract: core, range: ^1.0 }\n";
  const files = [{ file: 'specs/a.yaml', text }];

  it('are found where they exclude the version, and written where they stand', () => {
    const found = excludingRanges(files, 'documents', '2.0.0');
    expect(found.map(({ importer, range }) => [importer, range])).toEqual([
      ['a', '^1.0'],
      ['a', '>=1 <2'],
    ]);
    expect(withRanges(files, found, (range) => rangeFor(range, '2.0.0', new Set())).get('specs/a.yaml')).toBe(
      text.replace('range: ^1.0 }', "range: '^1.0 || ^2.0' }").replace("'>=1 <2'", "'>=1 <2 || ^2.0'"),
    );
    expect(withRanges(files, found, (range) => rangeFor(range, '2.0.0', new Set(['a']))).get('specs/a.yaml')).toContain("range: '^2.0' } # kept");
    expect(excludingRanges(files, 'documents', '1.9.0')).toEqual([]);
  });

  it('begin with the version', () => {
    expect(['2.0.0', '1.4.2', '2.0.0-rc.1'].map(caretOf)).toEqual(['^2.0', '^1.4.2', '^2.0.0-rc.1']);
  });
});
