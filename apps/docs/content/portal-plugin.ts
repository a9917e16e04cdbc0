import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { pathOf } from '../src/portal/paths.ts';
import { catalogueRows } from './catalogue-rows.ts';
import { allDocuments, type PortalContent, readDocuments } from './read-documents.ts';

/** Makes the generated pages from the emitted JSON: one route a document, one a diagnostic code, and the overviews. */
export function portalPlugin(context: LoadContext): Plugin {
  const data = join(context.siteDir, 'data');
  return {
    name: 'plugwright-portal',
    getPathsToWatch: () => [join(data, '**/*.json')],
    loadContent: () => readDocuments(data),
    async contentLoaded({ content: loaded, actions }) {
      // Docusaurus hands back what `loadContent` gave, without its type.
      const content = loaded as PortalContent;
      const page = async (path: string, component: string, value: unknown): Promise<void> => {
        const module = await actions.createData(`${path.slice(1).replaceAll('/', '--')}.json`, JSON.stringify(value));
        // `path` is under the site's base; the catalogue's links are, too.
        const under = context.baseUrl.replace(/\/$/, '') + path;
        actions.addRoute({ path: under, component: `@site/src/routes/${component}.tsx`, exact: true, modules: { value: module } });
      };
      const codes = content.diagnostics;
      const documents = allDocuments(content);
      await page('/catalogue', 'catalogue', catalogueRows(content));
      await page(
        '/errors',
        'error-catalogue',
        documents.flatMap((document) => document.errors),
      );
      await page('/diagnostics', 'diagnostic-catalogue', codes);
      await Promise.all([
        ...documents.map((document) => page(pathOf(document.kind, document.id), `${document.kind}-page`, document)),
        ...codes.map((code) => page(`/diagnostics/${code.code}`, 'diagnostic-page', code)),
      ]);
    },
  };
}
