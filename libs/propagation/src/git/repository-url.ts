import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const longest = 1024;
const host = '[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?';
const user = '([A-Za-z0-9_][A-Za-z0-9_.-]{0,63}@)?';
const path = '[A-Za-z0-9_~][A-Za-z0-9_.~/+-]*';
const forms = [
  new RegExp(`^https://${host}(:\\d{1,5})?/${path}$`),
  new RegExp(`^ssh://${user}${host}(:\\d{1,5})?/${path}$`),
  new RegExp(`^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}@${host}:(?!/*-)/?${path}$`),
];

/** What git is to clone from, or why it may not. */
export type RepositoryUrl = { readonly url: string } | { readonly reason: string };

function refusal(text: string): string | undefined {
  if (text.length > longest) return `it has more than ${String(longest)} characters`;
  if (/\p{Cc}|\p{Cs}/u.test(text)) return 'it holds a control character';
  if (text.startsWith('-')) return 'it begins like an option';
  if (text.includes('::')) return 'it names a helper program of git';
  if (/^[a-z+]+:\/\/[^/]*:[^/]*@/i.test(text)) return 'it holds a password; leave that to a credential helper of git';
  return undefined;
}

/**
 * The address of a downstream repository: `https://`, `ssh://`, `user@host:path`, `file://`, or a path, relative to the
 * upstream workspace. Everything else is refused: git can be talked into running programs by an address.
 */
export function repositoryUrl(text: string, root: string): RepositoryUrl {
  const reason = refusal(text);
  if (reason !== undefined) return { reason };
  if (forms.some((form) => form.test(text)) && !text.split(/[/:]/).includes('..')) return { url: text };
  if (/^file:\/\/\/(?!\/)/.test(text) && !/[?#%]/.test(text)) return { url: text };
  if (isAbsolute(text) || /^\.{1,2}\//.test(text)) return { url: pathToFileURL(resolve(root, text)).href };
  return { reason: 'it is neither https://, ssh://, user@host:path, file:/// nor a path that begins with / or ./ or ../' };
}

/** Why the path of a workspace in a repository cannot be used; undefined where it can. */
export function workspacePathProblem(text: string): string | undefined {
  if (text === '.') return undefined;
  if (text.length > 512 || /\p{Cc}|\p{Cs}|\\/u.test(text)) return 'it is no path';
  const bad = text.split('/').some((part) => part === '' || part === '.' || part === '..' || part.startsWith('-') || part.toLowerCase() === '.git');
  return bad ? 'it leads out of the repository, or is not in its simplest form' : undefined;
}
