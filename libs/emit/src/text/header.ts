import { oneLine } from './prose.ts';

/** The line that stands first in every generated source file. */
export function generatedHeader(source: string, plugin: string): string {
  return `// Generated from ${oneLine(source)}; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin ${plugin}\n`;
}
