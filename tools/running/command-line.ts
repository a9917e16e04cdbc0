/**
 * Read the command line of a program. Where it asks for help, that is printed; where it is wrong, what is wrong with it, and the help; then the exit code
 * is set, and there is nothing to do.
 * @param read throws an Error whose message is for the person who typed it, as parseArgs does
 */
export function readCommandLine<Options>(usage: string, read: (args: readonly string[]) => Options, args = process.argv.slice(2)): Options | undefined {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return undefined;
  }
  try {
    return read(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
    return undefined;
  }
}

/**
 * The whole number that an option says.
 * @param option with its dashes
 * @throws RangeError that names the option and what it says instead
 */
export function wholeNumber(option: string, text: string, least = 0): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isSafeInteger(value) || value < least) throw new RangeError(`${option} is a whole number, at least ${String(least)}; "${text}" is not`);
  return value;
}
