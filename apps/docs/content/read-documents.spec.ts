import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogueRows } from './catalogue-rows.ts';
import { readDocuments } from './read-documents.ts';

describe('readDocuments', () => {
  it('names the command where nothing was emitted', () => {
    expect(() => readDocuments(mkdtempSync(join(tmpdir(), 'portal-')))).toThrow('npx nx sync');
  });

  it('refuses a file that is not the document of its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-'));
    mkdirSync(join(folder, 'plugin'));
    writeFileSync(join(folder, 'plugin', 'a.json'), '{"kind":"plugin","id":"b"}');
    expect(() => readDocuments(folder)).toThrow('a.json');
  });

  it('reads what this workspace emitted', () => {
    const content = readDocuments(join(import.meta.dirname, '..', 'data'));
    expect(content.plugins.map(({ id }) => id)).toEqual(expect.arrayContaining(['doc-cards', 'doc-extract', 'doc-index']));
    expect(content.diagnostics.length).toBeGreaterThan(10);
    expect(catalogueRows(content).find(({ id }) => id === 'doc-index')).toMatchObject({
      kind: 'plugin',
      offers: expect.arrayContaining(['search']) as unknown,
    });
  });
});
