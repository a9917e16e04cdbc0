/** One command line of a code block marked `sh`. */
export interface DocumentedCommand {
  readonly file: string;
  readonly line: number;
  readonly command: string;
}

/**
 * The command lines of a Markdown text's fenced blocks marked `sh`: without comments and prompts, continued lines
 * joined, and parts joined by `&&` taken one by one. Blocks may be indented, as in a list.
 */
export function documentedCommands(file: string, text: string): readonly DocumentedCommand[] {
  const commands: DocumentedCommand[] = [];
  let fence: string | undefined;
  let shell = false;
  let continued = '';
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const opening = /^(`{3,}|~{3,})\s*(\w*)/.exec(line);
    if (fence === undefined) {
      if (opening !== null) [fence, shell] = [opening[1], opening[2] === 'sh'];
      continue;
    }
    if (line.startsWith(fence) && line.replaceAll(fence.charAt(0), '') === '') {
      fence = undefined;
      continue;
    }
    if (!shell || line === '' || line.startsWith('#')) continue;
    if (line.endsWith('\\')) {
      continued += `${line.slice(0, -1).trim()} `;
      continue;
    }
    const command = `${continued}${line}`.replace(/\s+#\s.*$/, '').replace(/^\$\s+/, '');
    commands.push(...command.split(/\s*&&\s*/).map((part) => ({ file, line: index + 1, command: part })));
    continued = '';
  }
  return commands;
}

/** The npm scripts that a text names as `npm run x`, in prose or in code. */
export const namedScripts = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\bnpm run ([\w:.-]*\w)/g)].flatMap(([, script]) => script ?? []))].sort();
