import type { Learnt } from '@plugwright/kernel';
import { stringify } from 'yaml';
import { printable } from '../../terminal/printable.ts';
import type { Paint } from '../../terminal/terminal.ts';

/** What to paste into a spec. Notes stand in front as comments. */
export function learntYaml({ services, consumes, capabilities, notes }: Learnt): string {
  const comments = [...notes, ...consumes.map((method) => `It calls ${method}: the import of that plugin names the operation.`)].map(
    (note) => `# ${printable(note)}\n`,
  );
  const document = { ...(services.length === 0 ? {} : { kernel: { services } }), capabilities };
  return comments.join('') + stringify(document, { lineWidth: 0 });
}

/** What is more and what is less, a line each; a line that says so where nothing is. */
export function differenceText(title: string, { more, less }: { readonly more: readonly string[]; readonly less: readonly string[] }, paint: Paint): string {
  if (more.length + less.length === 0) return `${title}: the same\n`;
  const lines = [...more.map((permit) => paint('green', `+ ${printable(permit)}`)), ...less.map((permit) => paint('red', `- ${printable(permit)}`))];
  return `${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
