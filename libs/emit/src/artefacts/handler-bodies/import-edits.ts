import { Node, SyntaxKind, type Identifier, type ImportDeclaration, type SourceFile } from 'ts-morph';
import type { Edit } from './edit.ts';

/**
 * The edits that make a module import what is needed, into an import of the same module or as a line of its own, and
 * no more what was named only in the places that are replaced (`left`).
 */
export function importEdits(source: SourceFile, needed: ReadonlyMap<string, readonly string[]>, left: readonly Identifier[]): Edit[] {
  const edits: Edit[] = [];
  const lines: string[] = [];
  const unused = unusedWithout(source, left);
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
    const target = declarations.find((declaration) => declaration.getNamedImports().length > 0);
    if (target === undefined) {
      if (missing.length > 0) lines.push(`import type { ${missing.join(', ')} } from '${module}';`);
    } else edits.push(...rewrite(target, missing, new Set([...unused].filter((name) => !names.includes(name)))));
  }
  if (lines.length > 0) edits.push(insertion(source, lines));
  return edits;
}

/** Names that stand nowhere in a module but among its imports and in the places that are replaced. */
function unusedWithout(source: SourceFile, left: readonly Identifier[]): ReadonlySet<string> {
  const unused = new Set(left.map((identifier) => identifier.getText()));
  if (unused.size === 0) return unused;
  for (const identifier of source.getDescendantsOfKind(SyntaxKind.Identifier)) {
    if (!left.includes(identifier) && !Node.isImportSpecifier(identifier.getParent())) unused.delete(identifier.getText());
  }
  return unused;
}

/** Only names are added and taken: what stays keeps its order and its words. */
function rewrite(declaration: ImportDeclaration, missing: readonly string[], unused: ReadonlySet<string>): Edit[] {
  const named = declaration.getNamedImports();
  const kept = named.filter((one) => one.getAliasNode() !== undefined || !unused.has(one.getName()));
  const prefix = declaration.isTypeOnly() ? '' : 'type ';
  const added = missing.map((name) => `${prefix}${name}`);
  const [first] = named;
  const last = named.at(-1);
  if (first === undefined || last === undefined) return [];
  if (kept.length === named.length) return added.length === 0 ? [] : [{ start: last.getEnd(), end: last.getEnd(), text: `, ${added.join(', ')}` }];
  return [{ start: first.getStart(), end: last.getEnd(), text: [...kept.map((one) => one.getText()), ...added].join(', ') }];
}

/** Right behind the last import, else before everything. */
function insertion(source: SourceFile, lines: readonly string[]): Edit {
  const last = source.getImportDeclarations().at(-1);
  if (last === undefined) return { start: 0, end: 0, text: `${lines.join('\n')}\n\n` };
  return { start: last.getEnd(), end: last.getEnd(), text: lines.map((line) => `\n${line}`).join('') };
}
