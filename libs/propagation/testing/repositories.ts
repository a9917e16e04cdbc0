import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { effectOf, planWorkspace } from '@plugwright/emit';
import { folderSource, loadWorkspace } from '@plugwright/spec';

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** Git in a folder, as a person with fixed dates uses it. */
export function git(folder: string, ...args: string[]): string {
  const date = '2026-01-02T03:04:05Z';
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...person, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** A folder of repositories for one test. */
export class Repositories {
  readonly base = mkdtempSync(join(tmpdir(), 'plugwright-repositories-'));

  /** The same repositories in another folder: making them takes longer than copying. */
  copy(): Repositories {
    const other = new Repositories();
    cpSync(this.base, other.base, { recursive: true });
    return other;
  }

  path(...parts: string[]): string {
    return join(this.base, ...parts);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    this.write(file, text.replace(from, to));
  }

  commit(folder: string, message: string): string {
    git(this.path(folder), 'add', '--all');
    git(this.path(folder), 'commit', '--quiet', '--message', message);
    return git(this.path(folder), 'rev-parse', 'HEAD');
  }

  /** The upstream workspace: the reference contracts and the kernel, with the downstreams given. */
  upstream(downstreams: readonly { repository: string; path: string }[]): string {
    for (const file of ['contracts/core.contract.yaml', 'contracts/documents.contract.yaml', 'kernel/kernel.kernel.yaml']) {
      cpSync(join(project, 'specs', file), this.path('upstream/specs', file), { recursive: true });
    }
    this.edit('upstream/specs/contracts/documents.contract.yaml', 'maturity: stable\n', `maturity: stable\ndownstreams: ${JSON.stringify(downstreams)}\n`);
    git(this.base, 'init', '--quiet', 'upstream');
    this.commit('upstream', 'feat: documents');
    return this.path('upstream');
  }

  /**
   * A bare repository with a workspace of the given specs, generated from the upstream as it is now; nothing is
   * installed in it.
   */
  async downstream(name: string, specs: Readonly<Record<string, string>>, at = '.'): Promise<string> {
    const work = `${name}-work`;
    git(this.base, 'init', '--quiet', work);
    for (const [file, text] of Object.entries(specs)) this.write(join(work, at, 'specs/plugins', file), text);
    const dependencies = { '@plugwright/contract-core': '^1.0', '@plugwright/contract-documents': '^1.0.0', '@plugwright/contract-kernel': '^1.0' };
    this.write(join(work, at, 'package.json'), `${JSON.stringify({ name, private: true, devDependencies: dependencies }, undefined, 2)}\n`);
    this.write(join(work, at, '.changeset/config.json'), '{}\n');
    await this.#generate(join(work, at));
    this.commit(work, 'feat: plugins');
    git(this.base, 'clone', '--quiet', '--bare', work, `${name}.git`);
    return this.path(`${name}.git`);
  }

  async #generate(folder: string): Promise<void> {
    const upstream = await folderSource(this.path('upstream')).list();
    const installed = { list: () => Promise.resolve({ ...upstream, files: upstream.files.map(({ file, text }) => ({ file: `installed/${file}`, text })) }) };
    const { model, diagnostics } = await loadWorkspace({ own: [folderSource(this.path(folder))], installed: [installed] });
    if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    const plan = await planWorkspace(model, { read: () => undefined, list: () => [] });
    for (const [file, text] of effectOf(plan.changes).writes) this.write(join(folder, file), text);
  }

  remove(): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}

/** A plugin that uses the `Document` of the documents contract. */
export function usesDocument(id: string): string {
  return plugin(id, "{ $ref: 'documents#/types/Document' }");
}

/** A plugin that uses the `Link` of the documents contract, and nothing that leads to `Document`. */
export function usesLink(id: string): string {
  return plugin(id, "{ $ref: 'documents#/types/Link' }");
}

function plugin(id: string, type: string): string {
  return `spec: plugin/v1
id: ${id}
version: 1.0.0
title: ${id}
summary: Takes a part of a document.
category: documents
license: Apache-2.0
owners: ['@acme/team']
maturity: beta
runtime: { language: typescript, isolation: worker, concurrency: { mode: parallel, max: 1 } }
kernel: { range: ^1.0, services: [log] }
imports:
  documents: { contract: documents, range: ^1.0 } # a comment that stays
operations:
  take:
    summary: Take it.
    input: { type: object, required: [part], properties: { part: ${type} } }
    output: { type: object, properties: {} }
    errors: []
    effects: { reads: [], writes: [], idempotent: true }
    timeout: 1s
`;
}
