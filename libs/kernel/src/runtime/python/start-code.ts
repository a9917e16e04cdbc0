/**
 * Runs the last argument as the main program, with the others as folders to import from: an isolated Python takes none from its
 * environment, and nothing from the folder it stands in.
 */
export const startCode = [
  'import sys',
  '*folders, entry = sys.argv[1:]',
  'sys.argv[:] = [entry]',
  'sys.path[:0] = folders',
  'del folders, sys',
  '__file__ = entry',
  'del entry',
  'with open(__file__, "rb") as file: code = file.read()',
  'del file',
  'exec(compile(code, __file__, "exec"))',
].join('\n');
