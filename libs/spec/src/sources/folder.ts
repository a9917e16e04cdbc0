import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { readFileSync, statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { limits } from '../read/limits.ts';
import type { DocumentSource, SourceFile, SourceListing } from './document-source.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return 'it is not UTF-8 text';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    { ENOENT: 'it does not exist', EACCES: 'permission denied', EISDIR: 'it is a folder', ELOOP: 'its links go round in a circle' }[code] ??
    (code || 'it could not be opened')
  );
}

function at(file: string): { readonly span: NonNullable<Diagnostic['span']> } {
  const start = { line: 1, column: 1, offset: 0 };
  return { span: { file, start, end: start } };
}

class Reader {
  readonly files: SourceFile[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #root: string;
  readonly #folder: string;

  constructor(root: string, folder: string) {
    this.#root = root;
    this.#folder = folder;
  }

  /** The name that findings show: below the workspace, with forward slashes. */
  #name(file: string): string {
    return path.relative(this.#root, file).split(path.sep).join('/');
  }

  async readAll(): Promise<void> {
    const boundary = await realpath(this.#folder);
    await this.#readFolder(this.#folder, boundary);
  }

  async #readFolder(folder: string, boundary: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.join(folder, entry.name);
      const isSpec = /\.ya?ml$/.test(entry.name);
      if (entry.isDirectory()) await this.#readFolder(file, boundary);
      else if (entry.isSymbolicLink()) await this.#readLink(file, boundary, isSpec);
      else if (isSpec) this.read(file);
    }
  }

  async #readLink(file: string, boundary: string, isSpec: boolean): Promise<void> {
    try {
      const target = await realpath(file);
      const inside = target === boundary || target.startsWith(boundary + path.sep);
      if (!inside) this.diagnostics.push(diagnose('spec/outside-folder', { file: this.#name(file) }, at(this.#name(file))));
      // A link to a folder within would show the same documents twice.
      else if (isSpec && (await stat(file)).isFile()) this.read(file);
    } catch (error) {
      this.#unreadable(file, error);
    }
  }

  /** At once: a trip through the thread pool costs more than a small file, and there are a thousand of them. */
  read(file: string): void {
    try {
      const { size } = statSync(file);
      if (size > limits.bytes) {
        this.diagnostics.push(diagnose('spec/too-large', { size, limit: limits.bytes }, at(this.#name(file))));
        return;
      }
      this.files.push({ file: this.#name(file), text: decoder.decode(readFileSync(file)) });
    } catch (error) {
      this.#unreadable(file, error);
    }
  }

  #unreadable(file: string, error: unknown): void {
    this.diagnostics.push(diagnose('spec/unreadable-file', { file: this.#name(file), reason: reasonOf(error) }, at(this.#name(file))));
  }
}

/**
 * Every `*.yaml` and `*.yml` below a folder of the workspace; links that lead out of it are refused, not followed.
 * A folder that does not exist holds nothing.
 */
export function folderSource(root: string, folder = 'specs'): DocumentSource {
  return {
    async list(): Promise<SourceListing> {
      const reader = new Reader(root, path.join(root, folder));
      try {
        await reader.readAll();
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
      return { files: reader.files, diagnostics: reader.diagnostics };
    },
  };
}

/** Single files, named relative to the workspace or absolutely. */
export function fileSource(root: string, files: readonly string[]): DocumentSource {
  return {
    list(): Promise<SourceListing> {
      const reader = new Reader(root, root);
      for (const file of [...new Set(files.map((name) => path.resolve(root, name)))].sort()) reader.read(file);
      return Promise.resolve({ files: reader.files, diagnostics: reader.diagnostics });
    },
  };
}
