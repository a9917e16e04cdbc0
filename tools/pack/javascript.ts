import ts from 'typescript';
import { modulePaths } from './module-paths.ts';

/** One source file as JavaScript of the same meaning: types stripped, relative `.ts` paths turned into `.js`. */
export function javascriptOf(file: string, text: string): string {
  const { outputText } = ts.transpileModule(text, {
    fileName: file,
    compilerOptions: { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true, isolatedModules: true },
    transformers: { before: [modulePaths<ts.SourceFile>] },
  });
  return outputText;
}

/** A hand-written JavaScript file, such as a bin, with its paths into `src` turned to `dist`; the rest stays byte for byte. */
export function relinkedJavascript(text: string): string {
  return text.replace(
    /(['"`])((?:\.{1,2}\/)+src\/[\w./-]+\.ts)\1/g,
    (_, quote: string, path: string) => `${quote}${path.replace(/((?:\.{1,2}\/)+)src\//, '$1dist/').replace(/\.ts$/, '.js')}${quote}`,
  );
}
