import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { memberOf, objectOf, textOf } from '../json/access.ts';
import type { Json } from '../model/schema.ts';
import type { DocumentSource, SourceFile, SourceListing } from './document-source.ts';

const packageName = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

async function readJson(file: string): Promise<Json | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Json;
  } catch {
    return undefined;
  }
}

/** Packages that may carry a document: the workspace's dependencies, and every `@*\/contract-*` that is installed. */
async function candidates(root: string): Promise<readonly string[]> {
  const manifest = await readJson(path.join(root, 'package.json'));
  const names = new Set(['dependencies', 'devDependencies', 'peerDependencies'].flatMap((field) => Object.keys(objectOf(manifest, field))));
  const modules = path.join(root, 'node_modules');
  const list = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).sort();
  for (const scope of await list(modules)) {
    if (!scope.startsWith('@')) continue;
    for (const name of await list(path.join(modules, scope))) if (name.startsWith('contract-')) names.add(`${scope}/${name}`);
  }
  return [...names].filter((name) => packageName.test(name)).sort();
}

/**
 * The documents of installed packages: those whose package.json has `plugwright: {document: './document.json'}`.
 * The document must lie inside of its package.
 */
export function installedPackageSource(root: string): DocumentSource {
  return {
    async list(): Promise<SourceListing> {
      const files: SourceFile[] = [];
      const diagnostics: Diagnostic[] = [];
      for (const name of await candidates(root)) {
        const folder = path.join(root, 'node_modules', name);
        const document = textOf(memberOf(await readJson(path.join(folder, 'package.json')), 'plugwright'), 'document');
        if (document === undefined) continue;
        const file = path.resolve(folder, document);
        const shown = `${name}/${path.relative(folder, file).split(path.sep).join('/')}`;
        const start = { line: 1, column: 1, offset: 0 };
        const span = { file: shown, start, end: start };
        if (!file.startsWith(folder + path.sep)) {
          diagnostics.push(diagnose('spec/outside-folder', { file: shown }, { span }));
          continue;
        }
        try {
          files.push({ file: shown, text: await readFile(file, 'utf8') });
        } catch {
          diagnostics.push(diagnose('spec/unreadable-file', { file: shown, reason: 'it could not be opened' }, { span }));
        }
      }
      return { files, diagnostics };
    },
  };
}
