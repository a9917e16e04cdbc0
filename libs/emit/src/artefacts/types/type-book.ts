import type { Model, Schema } from '@plugwright/spec';
import { pascalCase } from '../../text/identifiers.ts';
import { NameScope } from '../../text/names.ts';
import { renderType, type CompiledType } from './compiled-type.ts';
import type { TypeCompiler } from './compile.ts';
import { splitKey, type TypeForm, type TypeKey } from './form.ts';
import { isObjectType } from './layout.ts';
import { parseRef, referTo } from './schema-walk.ts';
import { typeNames } from './type-names.ts';

/** A type that a file of the plugin declares beside the documents' own types. */
export interface Declaration {
  readonly name: string;
  readonly schema: Schema;
  readonly form: TypeForm;
}

/** A part of a file: the imports that its types need, and their declarations. */
export interface TypeSection {
  readonly imports: string;
  readonly declarations: string;
}

/** The types of one plugin: what its files declare, and below them the closure over all documents. */
export interface TypeBook {
  /** For each file the text of its declarations, in order. */
  readonly sections: ReadonlyMap<string, TypeSection>;
  /** Per document the text of `generated/types/<document>.ts`, without header. Sorted by document. */
  readonly documents: ReadonlyMap<string, string>;
}

/** Compile the declarations of a plugin's files and every type that they lead to. */
export async function compileTypes(model: Model, compiler: TypeCompiler, files: ReadonlyMap<string, readonly Declaration[]>): Promise<TypeBook> {
  const declarations = [...files.values()].flat();
  const compiled = await compiler.compile(model, declarations);
  const closure = await compileClosure(model, compiler, compiled);
  const typeOf = new Map(declarations.map((declaration, index) => [declaration, compiled[index]]));
  const sections = new Map<string, TypeSection>();
  for (const [file, list] of files) {
    const types = list.map((declaration) => ({
      name: declaration.name,
      type: typeOf.get(declaration) ?? { texts: ['unknown'], refs: [] },
    }));
    sections.set(file, renderSection(model, types, { folder: './types', own: undefined }));
  }
  const documents = new Map<string, string>();
  for (const document of [...new Set([...closure.keys()].map(documentOf))].sort()) {
    const names = typeNames(model, document);
    const types = [...names].flatMap(([key, name]) => {
      const type = closure.get(key);
      return type === undefined ? [] : [{ name, type }];
    });
    const { imports, declarations: text } = renderSection(model, types, { folder: '.', own: document });
    documents.set(document, [imports, text].filter((part) => part !== '').join('\n'));
  }
  return { sections, documents };
}

async function compileClosure(model: Model, compiler: TypeCompiler, roots: readonly CompiledType[]): Promise<Map<TypeKey, CompiledType>> {
  const closure = new Map<TypeKey, CompiledType>();
  let frontier = new Set(roots.flatMap(({ refs }) => refs));
  while (frontier.size > 0) {
    const keys = [...frontier];
    const types = await compiler.compile(
      model,
      keys.map((key) => {
        const { ref, form } = splitKey(key);
        return { schema: referTo(model, ref), form };
      }),
    );
    keys.forEach((key, index) => closure.set(key, types[index] ?? { texts: ['unknown'], refs: [] }));
    frontier = new Set(types.flatMap(({ refs }) => refs).filter((key) => !closure.has(key)));
  }
  return closure;
}

function documentOf(key: TypeKey): string {
  return parseRef(splitKey(key).ref).document;
}

interface Place {
  /** Where the files of the documents are, seen from this one. */
  readonly folder: string;
  /** The document whose own file this is: its types are not imported. */
  readonly own: string | undefined;
}

function renderSection(model: Model, types: readonly { name: string; type: CompiledType }[], { folder, own }: Place): TypeSection {
  const scope = new NameScope(types.map(({ name }) => name));
  const used = [...new Set(types.flatMap(({ type }) => type.refs))].sort();
  const local = new Map<TypeKey, string>();
  const imports = new Map<string, string[]>();
  for (const key of used) {
    const document = documentOf(key);
    const name = typeNames(model, document).get(key) ?? 'unknown';
    if (document === own) {
      local.set(key, name);
      continue;
    }
    const as = scope.take(name, `${pascalCase(document)}${name}`);
    local.set(key, as);
    imports.set(document, [...(imports.get(document) ?? []), as === name ? name : `${name} as ${as}`]);
  }
  const importLines = [...imports]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([document, names]) => `import type { ${names.sort().join(', ')} } from '${folder}/${document}.ts';\n`);
  const declarations = types.map(({ name, type }) =>
    declare(
      name,
      renderType(type, (key) => local.get(key) ?? 'unknown'),
    ),
  );
  return { imports: importLines.join(''), declarations: declarations.join('\n') };
}

function declare(name: string, text: string): string {
  return isObjectType(text) ? `export interface ${name} ${text}\n` : `export type ${name} = ${text};\n`;
}
