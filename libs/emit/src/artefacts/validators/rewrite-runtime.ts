import type { CompiledValidators } from './compile.ts';
import { formatPieces } from './runtime/formats.ts';
import { isRuntimePiece } from './runtime/pieces.ts';

const required = /require\("(ajv\/dist\/runtime\/(\w+)|ajv-formats\/dist\/formats)"\)(?:\.default|\.(?:fullFormats|fastFormats)(?:\.([\w$]+)|\["([^"\\]+)"\]))/g;

/**
 * Turn the module that Ajv prints into one expression without imports: every `require` of Ajv's runtime becomes the name of
 * a piece of ours that does the same. `exports` maps the names of the validators to those that Ajv exports them by.
 * @throws Error for a piece of the runtime that is not known, which a new version of Ajv would bring.
 */
export function rewriteRuntime(code: string, exports: ReadonlyMap<string, string>): CompiledValidators {
  const runtime = new Set<string>();
  let body = code.replace(/^"use strict";/, '').replace(required, (_, __, helper: string | undefined, plain: string | undefined, quoted: string | undefined) => {
    const piece = helper ?? formatPieces[plain ?? quoted ?? ''];
    if (piece === undefined || !isRuntimePiece(piece)) throw new Error(`Ajv's runtime piece ${helper ?? plain ?? quoted ?? ''} is not known`);
    runtime.add(piece);
    return piece;
  });
  const members: string[] = [];
  for (const [name, exported] of exports) {
    const statement = new RegExp(`export const ${exported} = (validate\\d+);`).exec(body);
    if (statement?.[1] === undefined) throw new Error(`Ajv printed no validator "${name}"`);
    body = body.replace(statement[0], '');
    members.push(`${name}: ${statement[1]}`);
  }
  return { expression: `(() => {\n${body}\nreturn { ${members.join(', ')} };\n})()`, runtime: [...runtime].sort() };
}
