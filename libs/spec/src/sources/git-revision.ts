import { diagnose } from '@plugwright/diagnostics';
import { execFile } from 'node:child_process';
import { limits } from '../read/limits.ts';
import type { DocumentSource, SourceFile, SourceListing } from './document-source.ts';

/** At most so much is taken from git at a time. */
const mostBytes = 256 * 1024 * 1024;

function git(root: string, args: readonly string[], input?: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile('git', [...args], { cwd: root, encoding: 'buffer', maxBuffer: mostBytes }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(error instanceof Error ? error : new Error('git failed'));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** The blobs that `git cat-file --batch` answers with, in the order they were asked for. */
function* batch(output: Buffer): Generator<Buffer | undefined> {
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    const header = output.subarray(at, end === -1 ? output.length : end).toString();
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(header)?.[1];
    if (size === undefined) {
      yield undefined;
      at = end === -1 ? output.length : end + 1;
    } else {
      yield output.subarray(end + 1, end + 1 + Number(size));
      at = end + 1 + Number(size) + 1;
    }
  }
}

/**
 * The spec files of a git revision, read without a checkout and without a shell. Links in the tree are not followed.
 * A revision that does not exist is a finding.
 */
export function gitRevisionSource(root: string, revision: string, folder = 'specs'): DocumentSource {
  return {
    async list(): Promise<SourceListing> {
      const refused = (reason: string): SourceListing => ({
        files: [],
        diagnostics: [diagnose('spec/unreadable-file', { file: `${revision}:${folder}`, reason })],
      });
      // A revision that begins with a dash would be an option of git.
      if (revision.startsWith('-') || !/^[\w./@{}^~:+-]+$/.test(revision)) return refused('it is not the name of a revision');
      let commit: string;
      try {
        commit = (await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])).toString().trim();
      } catch {
        return refused('git has no such revision');
      }
      const prefix = (await git(root, ['rev-parse', '--show-prefix'])).toString().trim();
      const tree = (await git(root, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', `${prefix}${folder}`])).toString();
      const entries = tree.split('\0').flatMap((line) => {
        const match = /^100(?:644|755) blob ([0-9a-f]+)\t(.+\.ya?ml)$/s.exec(line);
        return match === null ? [] : [{ object: match[1] ?? '', file: (match[2] ?? '').slice(prefix.length) }];
      });
      if (entries.length === 0) return { files: [], diagnostics: [] };
      const blobs = [...batch(await git(root, ['cat-file', '--batch'], entries.map((entry) => `${entry.object}\n`).join('')))];
      const files: SourceFile[] = [];
      const diagnostics = [];
      for (const [index, { file }] of entries.entries()) {
        const blob = blobs[index];
        if (blob === undefined) continue;
        if (blob.length > limits.bytes) diagnostics.push(diagnose('spec/too-large', { size: blob.length, limit: limits.bytes }));
        else files.push({ file, text: blob.toString('utf8') });
      }
      return { files, diagnostics };
    },
  };
}
