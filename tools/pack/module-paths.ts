import ts from 'typescript';
import { stagedPath } from './staged-path.ts';

const relative = /^\.{1,2}\//;

function moved(literal: ts.StringLiteralLike): ts.StringLiteral | undefined {
  const path = literal.text;
  if (!relative.test(path)) return undefined;
  const target = stagedPath(path);
  const staged = target !== path || path.endsWith('.d.ts') ? target : path.replace(/\.ts$/, '.js');
  return staged === path ? undefined : ts.factory.createStringLiteral(staged, true);
}

/** Whether the literal names a module or a file beside this one: an import, or `new URL(.., import.meta.url)`. */
function namesFile(node: ts.StringLiteralLike, parent: ts.Node): boolean {
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return parent.moduleSpecifier === node;
  if (ts.isCallExpression(parent)) {
    const callee = parent.expression;
    return (
      callee.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isPropertyAccessExpression(callee) && callee.name.text === 'resolve' && ts.isMetaProperty(callee.expression))
    );
  }
  return ts.isNewExpression(parent) && ts.isIdentifier(parent.expression) && parent.expression.text === 'URL' && parent.arguments?.[0] === node;
}

/** Rewrites the relative `.ts` paths of one file, in code or in declarations, to what is staged. */
export function modulePaths<T extends ts.SourceFile | ts.Bundle>(context: ts.TransformationContext): ts.Transformer<T> {
  return (root) => {
    const visit = (node: ts.Node, parent: ts.Node): ts.Node => {
      if (ts.isStringLiteralLike(node) && namesFile(node, parent)) return moved(node) ?? node;
      if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
        const literal = moved(node.argument.literal);
        if (literal !== undefined) {
          const argument = ts.factory.createLiteralTypeNode(literal);
          const inner = node.typeArguments?.map((argumentNode) => visit(argumentNode, node) as ts.TypeNode);
          return ts.factory.updateImportTypeNode(node, argument, node.attributes, node.qualifier, inner && ts.factory.createNodeArray(inner), node.isTypeOf);
        }
      }
      return ts.visitEachChild(node, (child) => visit(child, node), context);
    };
    return visit(root, root) as T;
  };
}
