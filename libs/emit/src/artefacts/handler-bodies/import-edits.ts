import type { ImportDeclaration, SourceFile } from 'ts-morph';
import type { Edit } from './edit.ts';

/** The edits that make a module import what is needed: into an import of the same module, or as a line of its own. */
export function importEdits(source: SourceFile, needed: ReadonlyMap<string, readonly string[]>): Edit[] {
  const edits: Edit[] = [];
  const lines: string[] = [];
  for (const [module, names] of needed) {
    const declarations = source.getImportDeclarations().filter((declaration) => declaration.getModuleSpecifierValue() === module);
    const have = new Set(
      declarations.flatMap((declaration) =>
        declaration
          .getNamedImports()
          .filter((named) => named.getAliasNode() === undefined)
          .map((named) => named.getName()),
      ),
    );
    const missing = names.filter((name) => !have.has(name)).sort();
    if (missing.length === 0) continue;
    const target = declarations.find((declaration) => declaration.getNamedImports().length > 0);
    if (target === undefined) lines.push(`import type { ${missing.join(', ')} } from '${module}';`);
    else edits.push(extend(target, missing));
  }
  if (lines.length > 0) edits.push(insertion(source, lines));
  return edits;
}

function extend(declaration: ImportDeclaration, names: readonly string[]): Edit {
  const last = declaration.getNamedImports().at(-1);
  const end = last?.getEnd() ?? declaration.getEnd();
  const prefix = declaration.isTypeOnly() ? '' : 'type ';
  return { start: end, end, text: names.map((name) => `, ${prefix}${name}`).join('') };
}

/** Right behind the last import, else before everything. */
function insertion(source: SourceFile, lines: readonly string[]): Edit {
  const last = source.getImportDeclarations().at(-1);
  if (last === undefined) return { start: 0, end: 0, text: `${lines.join('\n')}\n\n` };
  return { start: last.getEnd(), end: last.getEnd(), text: lines.map((line) => `\n${line}`).join('') };
}
