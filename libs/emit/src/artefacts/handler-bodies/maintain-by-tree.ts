import { Node, Project, SyntaxKind, ts, type FunctionDeclaration, type Identifier, type SourceFile, type VariableDeclaration } from 'ts-morph';
import { applyEdits, type Edit } from './edit.ts';
import { importEdits } from './import-edits.ts';
import type { Maintained } from './maintain.ts';
import { signatureEdits } from './signature-edits.ts';
import type { HandlerNames } from './signature.ts';

const project = new Project({
  useInMemoryFileSystem: true,
  skipLoadingLibFiles: true,
  compilerOptions: { target: ts.ScriptTarget.ESNext, noLib: true },
});

/** As `maintainHandler`, through the syntax tree. Only positions are read from it; the text is edited in place. */
export function maintainByTree(text: string, names: HandlerNames, before?: HandlerNames): Maintained {
  const syntax = syntaxError(text);
  if (syntax !== undefined) return syntax;
  const first = project.createSourceFile('/handler.ts', text, { overwrite: true });
  const hidden = before === undefined || before.binding === names.binding ? undefined : shadow(first, before.binding);
  if (hidden !== undefined) return hidden;
  const renamed = before === undefined ? text : applyEdits(text, renameEdits(first, before, names));
  const source = renamed === text ? first : project.createSourceFile('/handler.ts', renamed, { overwrite: true });
  const found = findHandler(source, names.binding);
  if ('problem' in found) return found;
  if (found.handler === undefined) return { text: renamed };
  const { edits, needed, left } = signatureEdits(found.handler, names);
  return { text: applyEdits(renamed, [...edits, ...importEdits(source, needed, left)]) };
}

function syntaxError(text: string): Maintained | undefined {
  const { diagnostics } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const [first] = diagnostics ?? [];
  if (first === undefined) return undefined;
  return {
    problem: 'syntax',
    reason: ts.flattenDiagnosticMessageText(first.messageText, ' ').replace(/\.$/, ''),
    offset: first.start ?? 0,
  };
}

/** Identifiers that stand for the old names: declaration, uses and imports alike; never a member of something else. */
function renameEdits(source: SourceFile, before: HandlerNames, names: HandlerNames): Edit[] {
  const renames = new Map([
    [before.binding, names.binding],
    [before.received, names.received],
    [before.output, names.output],
    [before.item, names.item],
    [before.upload?.received, names.upload?.received],
  ]);
  return source.getDescendantsOfKind(SyntaxKind.Identifier).flatMap((identifier): Edit[] => {
    const from = identifier.getText();
    const to = renames.get(from);
    if (to === undefined || to === from || isMemberName(identifier)) return [];
    const shorthand = Node.isShorthandPropertyAssignment(identifier.getParent());
    return [{ start: identifier.getStart(), end: identifier.getEnd(), text: shorthand ? `${from}: ${to}` : to }];
  });
}

function isMemberName(identifier: Identifier): boolean {
  const parent = identifier.getParent();
  if (Node.isPropertyAccessExpression(parent)) return parent.getNameNode() === identifier;
  if (Node.isPropertyAssignment(parent) || Node.isPropertySignature(parent) || Node.isMethodDeclaration(parent) || Node.isMethodSignature(parent))
    return parent.getNameNode() === identifier;
  return Node.isQualifiedName(parent) && parent.getRight() === identifier;
}

/** Something else in the file that goes by the old name of the function: then it is not certain which use means which. */
function shadow(source: SourceFile, binding: string): Maintained | undefined {
  const other = source.getDescendantsOfKind(SyntaxKind.Identifier).find((identifier) => {
    if (identifier.getText() !== binding) return false;
    const parent = identifier.getParent();
    if (Node.isBindingElement(parent)) return true;
    if (Node.isVariableDeclaration(parent)) return parent.getNameNode() === identifier && !isTopLevel(parent);
    return (Node.isParameterDeclaration(parent) || Node.isImportSpecifier(parent)) && parent.getNameNode() === identifier;
  });
  if (other === undefined) return undefined;
  return {
    problem: 'unclear',
    reason: `"${binding}" is also the name of something else in it, so it cannot be renamed safely`,
    offset: other.getStart(),
  };
}

function isTopLevel(declaration: VariableDeclaration): boolean {
  return declaration.getVariableStatement()?.getParentIfKind(SyntaxKind.SourceFile) !== undefined;
}

type Found = { readonly handler: FunctionDeclaration | undefined } | { readonly problem: 'unclear'; readonly reason: string; readonly offset: number };

/** The exported function; none where a person exports the handler as a constant, whose type is theirs to write. */
function findHandler(source: SourceFile, binding: string): Found {
  const functions = source.getFunctions().filter((candidate) => candidate.getName() === binding);
  const [handler, second] = functions;
  if (second !== undefined) return { problem: 'unclear', reason: `it has more than one function "${binding}"`, offset: second.getStart() };
  if (handler !== undefined) {
    if (handler.getParameters().length > 2)
      return {
        problem: 'unclear',
        reason: `"${binding}" takes more than an input and a context`,
        offset: handler.getStart(),
      };
    if (handler.hasExportKeyword()) return { handler };
    return exportsByList(source, binding) ? { handler } : { problem: 'unclear', reason: `"${binding}" is not exported`, offset: handler.getStart() };
  }
  const constant = source.getVariableDeclaration(binding);
  if (constant?.isExported() === true || exportsByList(source, binding)) return { handler: undefined };
  return { problem: 'unclear', reason: `it exports no function "${binding}"`, offset: 0 };
}

function exportsByList(source: SourceFile, binding: string): boolean {
  return source
    .getExportDeclarations()
    .some((declaration) => declaration.getNamedExports().some((named) => (named.getAliasNode()?.getText() ?? named.getName()) === binding));
}
