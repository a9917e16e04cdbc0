import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../content/read-documents.ts';
import { errorAnchor, pathOf } from '../src/portal/paths.ts';
import { siteFolder } from './serve-site.ts';

const content = readDocuments(join(import.meta.dirname, '..', 'data'));

/** Text of a built page. */
function page(path: string): string {
  const file = join(siteFolder, `${path}.html`);
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npx nx build docs\``);
  return readFileSync(file, 'utf8');
}

/** Every anchor of a built page. */
function anchors(path: string): string[] {
  return [...page(path).matchAll(/\sid="?([^"\s>]+)/g)].map(([, id]) => id ?? '');
}

describe('the built site', () => {
  it('has a page of every document that names all of its members', () => {
    for (const plugin of content.plugins) {
      const html = page(pathOf(plugin.kind, plugin.id));
      expect(anchors(pathOf(plugin.kind, plugin.id))).toEqual(expect.arrayContaining(plugin.operations.map(({ name }) => `operation-${name}`)));
      for (const { reason } of plugin.capabilities) expect(html).toContain(reason);
    }
    for (const contract of content.contracts) {
      expect(anchors(pathOf(contract.kind, contract.id))).toEqual(expect.arrayContaining(contract.types.map(({ name }) => `type-${name}`)));
    }
    for (const kernel of content.kernels) {
      const names = kernel.services.flatMap((service) => service.operations.map(({ name }) => `operation-${service.name}-${name}`));
      expect(anchors(pathOf(kernel.kind, kernel.id))).toEqual(expect.arrayContaining(names));
    }
  });

  it('lists every error code', () => {
    const errors = [...content.plugins, ...content.contracts, ...content.kernels].flatMap((document) => document.errors);
    expect(errors.length).toBeGreaterThan(10);
    expect(anchors('/errors')).toEqual(expect.arrayContaining(errors.map(({ code }) => errorAnchor(code))));
  });

  it('has a page of every diagnostic', () => {
    for (const { code } of content.diagnostics) expect(page(`/diagnostics/${code}`)).toContain(`<code>${code}</code>`);
  });

  it('renders schemas without a script, members with their facts', () => {
    expect(anchors('/plugins/doc-index')).toContain('operation-add-input-document-title');
    expect(/k1<\/code>.*?default ([\d.]+)/.exec(page('/plugins/doc-index'))?.[1]).toBe('1.2');
  });

  it('shows what is streamed, item by item', () => {
    expect(anchors('/plugins/doc-index')).toContain('operation-list-download-title');
    expect(page('/plugins/doc-index')).toContain('Items to the caller');
    expect(page('/plugins/doc-index')).not.toContain('Items from the caller');
  });

  it('has an index to search', () => {
    expect(existsSync(join(siteFolder, 'pagefind', 'pagefind.js'))).toBe(true);
  });
});
