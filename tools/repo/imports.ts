import { builtinModules } from 'node:module';
import ts from 'typescript';

/** Every module specifier that a source names: static and dynamic imports, re-exports, import types, require. */
export function importsOf(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier))
      found.add(node.moduleSpecifier.text);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      found.add(node.argument.literal.text);
    else if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(node.expression) && node.expression.text === 'require'))
    ) {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteralLike(argument)) found.add(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found].sort();
}

/** Docusaurus resolves these names itself, to modules of its own packages. */
function portalAlias(specifier: string): string | undefined {
  if (specifier.startsWith('@theme/')) return '@docusaurus/theme-classic';
  return /^@docusaurus\/(?:[A-Z]|use[A-Z])/.test(specifier) ? '@docusaurus/core' : undefined;
}

/** The package that a specifier names; absent for relative paths and what Node brings. */
export function packageOf(specifier: string): string | undefined {
  if (/^(?:\.|\/|#|node:)/.test(specifier) || builtinModules.includes(specifier)) return undefined;
  const alias = portalAlias(specifier);
  if (alias !== undefined) return alias;
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}
