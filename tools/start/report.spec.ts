import { describe, expect, it } from 'vitest';
import { Census } from './census.ts';
import { lastLine, reportText, searchText, type Run } from './report.ts';

const plain = (_: string, text: string): string => text;

function census(): Census {
  const counted = new Census();
  counted.add({ document: { format: 'text', text: 'four' } });
  counted.add({ document: { format: 'markdown', text: 'abc', sections: [1, 2], links: [1] } });
  counted.add({ document: { format: 'markdown', text: 'de', sections: [3], links: [] } });
  return counted;
}

const run: Run = {
  formats: census().counts(),
  fed: { accepted: 3, refused: new Map([['documents/not-a-document', ['a.md']]]) },
  operations: [{ operation: 'doc-extract/extract', calls: 4, errors: 1, p50: 0.8, p99: 1234 }],
  calls: 4,
  p50: 0.8,
  p99: 1234,
};

describe('the report', () => {
  it('ends with the line that programs read', () => {
    expect(lastLine(run)).toBe('3 documents, 4 calls, p50 800 us, p99 1.23 s');
    expect(reportText(run, plain).endsWith(`\n${lastLine(run)}\n`)).toBe(true);
  });

  it('has a table of documents, one of calls, and what was refused', () => {
    const text = reportText(run, plain);
    expect(text).toContain(
      'format    documents  characters  sections  links\nmarkdown          2           5         3      1\ntext              1           4         0      0\n',
    );
    expect(text).toContain('operation            calls  errors     p50     p99\ndoc-extract/extract      4       1  800 us  1.23 s\n');
    expect(text).toContain('1 document refused with documents/not-a-document, such as a.md\n');
  });

  it('shows hits without letting them steer the terminal', () => {
    const hit = { id: 'a.md', title: '\u001b[31mRed', score: 1.5, snippet: 'x\ny' };
    expect(searchText({ query: 'red', total: 1, hits: [hit], ms: 2 }, plain, 80)).toBe(
      'Search "red"  1 document in 2.0 ms\n  1. \\u001b[31mRed  1.50\n     a.md\n     x y\n',
    );
  });
});
