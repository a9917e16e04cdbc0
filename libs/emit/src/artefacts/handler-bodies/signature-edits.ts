import { SyntaxKind, ts, type FunctionDeclaration, type Identifier, type ParameterDeclaration, type TypeNode } from 'ts-morph';
import type { Edit } from './edit.ts';
import { handlerSignature, type HandlerNames } from './signature.ts';
import { contextModule, operationsModule } from './skeleton.ts';

/** What gives a handler its signature. */
interface SignatureEdits {
  readonly edits: readonly Edit[];
  /** What the signature names, by the module that it is imported from. */
  readonly needed: ReadonlyMap<string, readonly string[]>;
  /** What the signature named in the places that are replaced. */
  readonly left: readonly Identifier[];
}

/** The edits that give a handler the signature its operation asks for. */
export function signatureEdits(handler: FunctionDeclaration, names: HandlerNames): SignatureEdits {
  const signature = handlerSignature(names);
  const edits = [...generatorEdits(handler, signature.generator)];
  const left: Identifier[] = [];
  const give = (type: TypeNode | undefined, behind: number, wanted: string): void => {
    if (type === undefined) edits.push({ start: behind, end: behind, text: `: ${wanted}` });
    else if (withoutSpace(type.getText()) !== withoutSpace(wanted)) {
      edits.push({ start: type.getStart(), end: type.getEnd(), text: wanted });
      left.push(...type.getDescendantsOfKind(SyntaxKind.Identifier));
    }
  };
  const giveParameter = (parameter: ParameterDeclaration | undefined, wanted: string): void => {
    if (parameter !== undefined) give(parameter.getTypeNode(), parameter.getNameNode().getEnd(), wanted);
  };
  const [input, context] = handler.getParameters();
  giveParameter(input, names.received);
  giveParameter(context, signature.context);
  give(handler.getReturnTypeNode(), handler.getFirstChildByKindOrThrow(SyntaxKind.CloseParenToken).getEnd(), signature.answer);
  const unneeded = [...(input === undefined ? [names.received] : []), ...(context === undefined ? [names.upload?.received] : [])];
  const needed = new Map([
    [contextModule, context === undefined ? [] : [signature.contextName]],
    [operationsModule, signature.types.filter((type) => !unneeded.includes(type))],
  ]);
  return { edits, needed, left };
}

const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** An async function cannot return a generator otherwise than by being one; any other may hand on somebody else's. */
function generatorEdits(handler: FunctionDeclaration, generator: boolean): Edit[] {
  const star = handler.getAsteriskToken();
  // Outside of a generator a `yield` does not parse; left as it is, the types tell its author what is to be done.
  if (star !== undefined) return generator || yields(handler) ? [] : [{ start: star.getStart(), end: star.getEnd(), text: '' }];
  const end = handler.getFirstChildByKind(SyntaxKind.FunctionKeyword)?.getEnd();
  return generator && handler.isAsync() && end !== undefined ? [{ start: end, end, text: '*' }] : [];
}

/** Whether the function itself yields, not one within it. */
function yields(handler: FunctionDeclaration): boolean {
  return handler
    .getDescendantsOfKind(SyntaxKind.YieldExpression)
    .some((expression) => expression.getFirstAncestor((ancestor) => ts.isFunctionLike(ancestor.compilerNode)) === handler);
}
