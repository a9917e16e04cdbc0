import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { load } from 'js-yaml';
import { compile } from 'json-schema-to-typescript';
import { reportCost } from '../../measurement/measured-child.ts';
import { bareSchemas, type BareDocument, type BareSchemas } from '../bare-schemas.ts';

/**
 * The bare cost of the libraries: `control.ts <specs folder> <emitted tree> <empty folder>`. Each document is parsed
 * once, each plugin's schemas go once through json-schema-to-typescript and once through Ajv, and the files of the
 * emitted tree are written once. Preparing the inputs and reading the tree are not counted.
 */
const [specs = '', emitted = '', out = ''] = process.argv.slice(2);

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const value = await work();
  return [value, (performance.now() - started) / 1000];
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

function validators(id: string, { roots, $defs }: BareSchemas): string {
  const ajv = new Ajv2020({
    strict: false,
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    ownProperties: true,
    logger: false,
    code: { source: true, esm: true, optimize: false },
  });
  const names = Object.keys(roots);
  ajv.addSchema({ $id: id, $defs: { ...$defs, ...roots } });
  return standaloneCode.default(ajv, Object.fromEntries(names.map((name) => [name, `${id}#/$defs/${name}`])));
}

const types = (id: string, { roots, $defs }: BareSchemas): Promise<string> => {
  const root = { title: id, type: 'object', properties: roots, $defs };
  return compile(root as Parameters<typeof compile>[0], id, { format: false, bannerComment: '', additionalProperties: false });
};

async function writeTree(): Promise<{ seconds: number; files: number; bytes: number }> {
  const total = { seconds: 0, files: 0, bytes: 0 };
  for (const file of filesBelow(emitted)) {
    const text = readFileSync(file, 'utf8');
    const target = join(out, file.slice(emitted.length));
    const [, seconds] = await timed(() => {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    });
    total.seconds += seconds;
    total.files += 1;
    total.bytes += Buffer.byteLength(text);
  }
  return total;
}

const texts = filesBelow(specs).map((file) => readFileSync(file, 'utf8'));
const [parsed, yaml] = await timed(() => texts.map((text) => load(text) as BareDocument));
const documents = new Map(parsed.map((document) => [document.id, document]));
const sets = parsed.filter(({ operations }) => operations !== undefined).map((plugin) => [plugin.id, bareSchemas(documents, plugin)] as const);
const [, typescript] = await timed(async () => {
  for (const [id, set] of sets) await types(id, set);
});
const [, ajv] = await timed(() => {
  for (const [id, set] of sets) validators(id, set);
});
const written = emitted === '' ? { seconds: 0, files: 0, bytes: 0 } : await writeTree();
reportCost({
  yaml,
  typescript,
  ajv,
  write: written.seconds,
  files: written.files,
  bytes: written.bytes,
  total: yaml + typescript + ajv + written.seconds,
  plugins: sets.length,
});
