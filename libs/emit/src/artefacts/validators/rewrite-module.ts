import { codeTokens, type CodeToken } from './code-tokens.ts';
import type { CompiledValidators } from './compile.ts';
import { dropSchemas } from './drop-schemas.ts';
import { formatPieces } from './runtime/formats.ts';
import { isRuntimePiece } from './runtime/pieces.ts';

/**
 * Turn the module that Ajv prints into one expression without imports and without what nobody reads. Every `require` of Ajv's
 * runtime becomes the name of a piece of ours that does the same. `names` are the names that Ajv exports the validators by.
 * @throws Error for a piece of the runtime that is not known, which a new version of Ajv would bring.
 */
export function rewriteModule(code: string, names: readonly string[]): CompiledValidators {
  const runtime = new Set<string>();
  const tokens = dropSchemas(dropSchemaPaths(replaceRequires(codeTokens(code.replace(/^"use strict";/, '')), runtime)));
  const exported = new Map<string, string>();
  const body = tokens.map(({ kind, text }) => (kind === 'code' ? tidy(takeExports(text, exported)) : text)).join('');
  const members = names.map((name) => {
    const validator = exported.get(name);
    if (validator === undefined) throw new Error(`Ajv printed no validator "${name}"`);
    return `${name}: ${validator}`;
  });
  return { expression: `(() => {\n${body}\nreturn { ${members.join(', ')} };\n})()`, runtime: [...runtime].sort() };
}

function takeExports(text: string, exported: Map<string, string>): string {
  return text.replace(/export const (\w+) = (validate\d+);/g, (_, name: string, validator: string) => {
    exported.set(name, validator);
    return '';
  });
}

const idleElse = /else \{\}/g;
const idleCount = /const _errs\d+ = errors;(?=\})/g;
const idleIf = /if\((?:errors === (?:_errs)?\d+|_errs\d+ === errors|valid\d+)\)\{\}(?!else)/g;

/** Without branches and counts that do nothing, which Ajv leaves behind without its own slow optimiser. */
function tidy(text: string): string {
  let result = text.replace(idleElse, '');
  for (let before = ''; before !== result;) {
    before = result;
    result = result.replace(idleIf, '').replace(idleCount, '');
  }
  return result;
}

/** `require("ajv/dist/runtime/x").default` is spread over three tokens, of which the last may hold more. */
function replaceRequires(tokens: readonly CodeToken[], runtime: Set<string>): CodeToken[] {
  const out: CodeToken[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const current = tokens[index];
    if (current === undefined) break;
    const target = current.kind === 'code' && current.text.endsWith('require(') ? tokens[index + 1] : undefined;
    if (target?.kind !== 'string') {
      out.push(current);
      continue;
    }
    const { piece, used, rest } = findPiece(target.text, tokens[index + 2]?.text ?? '', tokens[index + 3]?.text);
    if (piece === undefined || !isRuntimePiece(piece)) throw new Error(`the runtime piece behind require(${target.text}) is not known`);
    runtime.add(piece);
    out.push({ kind: 'code', text: `${current.text.slice(0, -'require('.length)}${piece}` });
    // What follows the member may begin the next `require`, so it is looked at again.
    const remaining = used === 3 ? `${rest}${(tokens[index + 4]?.text ?? '').replace(/^\]/, '')}` : rest;
    const next = used === 3 ? index + 4 : index + 2;
    (tokens as CodeToken[])[next] = { kind: 'code', text: remaining };
    index = next - 1;
  }
  return out;
}

/** The piece that a `require` stands for, and how much of what follows belongs to it. */
function findPiece(module: string, after: string, quoted: string | undefined): { piece: string | undefined; used: 2 | 3; rest: string } {
  const helper = /^"ajv\/dist\/runtime\/(\w+)"$/.exec(module)?.[1];
  if (helper !== undefined && after.startsWith(').default')) return { piece: helper, used: 2, rest: after.slice(').default'.length) };
  if (module !== '"ajv-formats/dist/formats"') return { piece: undefined, used: 2, rest: after };
  const plain = /^\)\.fullFormats\.(\w+)/.exec(after);
  if (plain?.[1] !== undefined) return { piece: formatPieces[plain[1]], used: 2, rest: after.slice(plain[0].length) };
  const name = after === ').fullFormats[' ? quoted?.slice(1, -1) : undefined;
  return { piece: name === undefined ? undefined : formatPieces[name], used: 3, rest: '' };
}

/** Nobody reads where in the schema an error comes from: the schema is not there at run time. */
function dropSchemaPaths(tokens: readonly CodeToken[]): CodeToken[] {
  const out: CodeToken[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const current = tokens[index];
    const next = tokens[index + 2];
    if (current === undefined) break;
    if (
      current.kind === 'code' &&
      current.text.endsWith(',schemaPath:') &&
      tokens[index + 1]?.kind === 'string' &&
      next?.kind === 'code' &&
      next.text.startsWith(',keyword:')
    ) {
      out.push({ kind: 'code', text: current.text.slice(0, -',schemaPath:'.length) });
      index += 1;
    } else out.push(current);
  }
  return out;
}
