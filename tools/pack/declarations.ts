import { join } from 'node:path';
import ts from 'typescript';
import { modulePaths } from './module-paths.ts';

/** Declarations by absolute path of their source file. */
export type Declarations = ReadonlyMap<string, string>;

/**
 * The `.d.ts` text of every file, from one TypeScript program over all of them.
 * @throws {Error} with the compiler's messages where a file's types cannot be declared
 */
export function declarationsOf(root: string, files: readonly string[]): Declarations {
  const base = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.convertCompilerOptionsFromJson((base.config as { compilerOptions: unknown }).compilerOptions, root);
  const program = ts.createProgram([...files], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
  });
  const declarations = new Map<string, string>();
  const problems: ts.Diagnostic[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`${file} is not part of the program`);
    const emitted = program.emit(source, (_, text) => declarations.set(file, text), undefined, true, {
      afterDeclarations: [modulePaths<ts.SourceFile | ts.Bundle>],
    });
    problems.push(...emitted.diagnostics, ...program.getDeclarationDiagnostics(source));
  }
  if (problems.length > 0) {
    throw new Error(ts.formatDiagnostics(problems, { getCurrentDirectory: () => root, getCanonicalFileName: (name) => name, getNewLine: () => '\n' }));
  }
  return declarations;
}
