import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { declarationsOf, type Declarations } from './declarations.ts';
import { javascriptOf, relinkedJavascript } from './javascript.ts';
import { isCompiled, packageFiles } from './package-files.ts';
import { stagedManifest } from './package-manifest.ts';
import type { Publishable } from './publishable.ts';
import { stagedPath, stagedStrings } from './staged-path.ts';

/** A staged package: a folder that `npm pack` takes as it is. */
export interface Staged {
  readonly name: string;
  readonly version: string;
  readonly folder: string;
}

function write(target: string, text: string): void {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function stageFile(source: string, file: string, target: string, declarations: Declarations): void {
  const from = join(source, file);
  const to = join(target, stagedPath(file));
  if (isCompiled(file)) {
    write(to, javascriptOf(file, readFileSync(from, 'utf8')));
    const declared = declarations.get(from);
    if (declared !== undefined) write(to.replace(/\.js$/, '.d.ts'), declared);
  } else if (/\.[cm]?js$/.test(file)) {
    write(to, relinkedJavascript(readFileSync(from, 'utf8')));
    chmodSync(to, statSync(from).mode & 0o777);
  } else if (/^(?:generators|executors|migrations)\.json$/.test(file)) {
    write(to, `${JSON.stringify(stagedStrings(JSON.parse(readFileSync(from, 'utf8'))), undefined, 2)}\n`);
  } else {
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
}

function readmeOf({ folder, manifest }: Publishable): string {
  const own = join(folder, 'README.md');
  if (existsSync(own)) return readFileSync(own, 'utf8');
  return `# ${manifest.name}\n\n${manifest.description ?? ''}\n\nPart of Plugwright. Licensed under ${String(manifest['license'])}.\n`;
}

/**
 * Stages every package under `out/<name>`, from one compiler program, and returns them in the order given.
 * @param beside what was staged before, and is published together with them
 */
export function stagePackages(root: string, packages: readonly Publishable[], out: string, beside: readonly Staged[] = []): readonly Staged[] {
  const versions = new Map([...packages.map(({ manifest }) => manifest), ...beside].map(({ name, version }) => [name, version]));
  const roots = packages.map(({ manifest }) => (manifest.files ?? ['src']).map((entry) => entry.replace(/\/$/, '')));
  const files = packages.map(({ folder }, index) =>
    packageFiles(folder).filter((file) => roots[index]?.some((entry) => file === entry || file.startsWith(`${entry}/`))),
  );
  const compiled = packages.flatMap(({ folder }, index) => (files[index] ?? []).filter(isCompiled).map((file) => join(folder, file)));
  const declarations = declarationsOf(root, compiled);
  return packages.map((source, index) => {
    const target = join(out, source.manifest.name.replace('/', '__'));
    rmSync(target, { recursive: true, force: true });
    for (const file of files[index] ?? []) stageFile(source.folder, file, target, declarations);
    write(join(target, 'package.json'), `${JSON.stringify(stagedManifest(source.manifest, versions), undefined, 2)}\n`);
    write(join(target, 'README.md'), readmeOf(source));
    copyFileSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
    return { name: source.manifest.name, version: source.manifest.version, folder: target };
  });
}
