import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, FileTrouble, troubleOf } from './file-trouble.ts';
import { pathProblem } from './path-problem.ts';

/** Most bytes of a file. */
export const mostBytes = 1024 * 1024;
const mostEntries = 50_000;

/** The files below a folder. Links are never followed, and nothing outside is ever touched. */
export class Folder {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The plain files at any depth, sorted. @throws FileTrouble */
  async list(): Promise<readonly string[]> {
    const files: string[] = [];
    let seen = 0;
    const walk = async (folder: string): Promise<void> => {
      const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
      seen += entries.length;
      if (seen > mostEntries) throw new FileTrouble(`the folder holds more than ${String(mostEntries)} entries`);
      for (const entry of entries) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (pathProblem(path) !== undefined) continue;
        if (entry.isDirectory()) await walk(path);
        else if (entry.isFile()) files.push(path);
      }
    };
    try {
      if ((await this.#kindOf('')) === 'folder') await walk('');
    } catch (error) {
      throw troubleOf('the folder', error);
    }
    return files.sort();
  }

  /** The bytes of a file; undefined where there is none. @throws FileTrouble */
  async read(path: string): Promise<Buffer | undefined> {
    try {
      if ((await this.#missingAbove(path)).length > 0) return undefined;
      const file = await open(join(this.#root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      try {
        const status = await file.stat();
        if (!status.isFile()) throw new FileTrouble(`${path}: it is no plain file`);
        if (status.size > mostBytes) throw new FileTrouble(`${path}: it has more than ${String(mostBytes)} bytes`);
        return await file.readFile();
      } finally {
        await file.close();
      }
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      if (codeOf(error) === 'ELOOP') throw new FileTrouble(`${path}: it is a link`);
      throw troubleOf(path, error);
    }
  }

  /** The folders that a file needs and that are not there, outermost first. @throws FileTrouble where a link or a file is in the way */
  async missingFolders(path: string): Promise<readonly string[]> {
    try {
      return await this.#missingAbove(path);
    } catch (error) {
      throw troubleOf(path, error);
    }
  }

  /** Write a file: wholly or not at all, its permissions kept. @throws FileTrouble */
  async write(path: string, bytes: Uint8Array): Promise<void> {
    const target = join(this.#root, path);
    const temporary = join(target, '..', `.plugwright-${randomUUID()}`);
    try {
      for (const folder of await this.#missingAbove(path)) await mkdir(join(this.#root, folder));
      const mode = await this.#modeOf(path);
      const file = await open(temporary, 'wx', mode);
      try {
        await file.chmod(mode);
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw troubleOf(path, error);
    }
  }

  /** Remove a file, and of the folders given those that are empty then. @throws FileTrouble */
  async remove(path: string, folders: readonly string[]): Promise<void> {
    try {
      await this.#missingAbove(path);
      await rm(join(this.#root, path), { force: true });
      for (const folder of folders.toReversed()) await rmdir(join(this.#root, folder));
    } catch (error) {
      if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'ENOENT') throw troubleOf(path, error);
    }
  }

  async #kindOf(path: string): Promise<'folder' | 'missing'> {
    try {
      const status = await lstat(join(this.#root, path));
      if (status.isDirectory()) return 'folder';
      throw new FileTrouble(`${path === '' ? 'the folder' : path}: ${status.isSymbolicLink() ? 'it is a link' : 'it is no folder'}`);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return 'missing';
      throw error;
    }
  }

  /** Looks at every folder on the way: a link there would lead out. */
  async #missingAbove(path: string): Promise<readonly string[]> {
    const problem = pathProblem(path);
    if (problem !== undefined) throw new FileTrouble(`${path}: ${problem}`);
    const parts = path.split('/').slice(0, -1);
    const missing: string[] = [];
    for (let count = 0; count <= parts.length; count++) {
      const folder = parts.slice(0, count).join('/');
      if (missing.length > 0 || (await this.#kindOf(folder)) === 'missing') missing.push(folder);
    }
    return missing;
  }

  async #modeOf(path: string): Promise<number> {
    try {
      const status = await lstat(join(this.#root, path));
      if (!status.isFile()) throw new FileTrouble(`${path}: it is no plain file`);
      return status.mode & 0o777;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return 0o644;
      throw error;
    }
  }
}
