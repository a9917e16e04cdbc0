import type { Diagnostic } from '@plugwright/diagnostics';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { link } from './link/link.ts';
import type { ParsedDocument } from './read/parsed-document.ts';
import { readText } from './read/read-text.ts';

const corpus = path.join(import.meta.dirname, '..', 'corpus');
const broken = path.join(corpus, 'broken');
const record = process.env['RECORD'] === '1';

interface Finding {
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

/** The YAML files of a folder, by name. */
function filesOf(folder: string): readonly [name: string, text: string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
}

function findingsOf(files: readonly [name: string, text: string][]): readonly Diagnostic[] {
  const own = new Set(files.map(([name]) => name));
  const base = filesOf(path.join(corpus, 'base')).filter(([name]) => !own.has(name));
  const diagnostics: Diagnostic[] = [];
  const documents: ParsedDocument[] = [];
  for (const [name, text] of [...base, ...files]) {
    const result = readText(name, text);
    diagnostics.push(...result.diagnostics);
    if (result.document !== undefined) documents.push(result.document);
  }
  return [...diagnostics, ...link(documents).diagnostics];
}

function shown({ span, code, message, severity }: Diagnostic): Finding {
  return {
    at: `${span?.file ?? ''}:${span?.start.line ?? ''}:${span?.start.column ?? ''}`,
    code: severity === 'error' ? code : `${code} (${severity})`,
    message,
  };
}

describe('the corpus of broken documents', () => {
  const cases = readdirSync(broken).sort();

  it('has at least fifty cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(50);
  });

  it.each(cases)('%s', (name) => {
    const folder = path.join(broken, name);
    const files = filesOf(folder);
    expect(files.length, 'a case without a document is an orphan').toBeGreaterThan(0);
    const found = findingsOf(files).map(shown);
    const golden = path.join(folder, 'expected.json');
    if (record) writeFileSync(golden, `${JSON.stringify(found, undefined, 2)}\n`);
    expect(existsSync(golden), 'run with RECORD=1 to write it').toBe(true);
    expect(found).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
    expect(found.length, 'a broken document has a finding').toBeGreaterThan(0);
  });
});

describe('a fix', () => {
  const cases = readdirSync(broken).flatMap((name) => {
    const files = filesOf(path.join(broken, name));
    return findingsOf(files).flatMap((finding) => (finding.fix === undefined ? [] : [{ name, files, finding, fix: finding.fix }]));
  });

  it('is offered for misspelt keys and values', () => {
    expect(cases.length).toBeGreaterThan(5);
  });

  it.each(cases)('$finding.code of $name mends it', ({ files, finding, fix }) => {
    const mended = files.map(([name, text]): [string, string] => {
      const edits = fix.edits.filter((edit) => edit.file === name).toSorted((a, b) => b.startOffset - a.startOffset);
      return [
        name,
        edits.reduce((result, { startOffset, endOffset, text: inserted }) => result.slice(0, startOffset) + inserted + result.slice(endOffset), text),
      ];
    });
    expect(mended).not.toEqual(files);
    expect(findingsOf(mended).map(shown)).not.toContainEqual(shown(finding));
  });
});

describe('the sound documents of the corpus', () => {
  it('have no finding', () => {
    expect(findingsOf(filesOf(path.join(corpus, 'sound'))).map(shown)).toEqual([]);
  });
});
