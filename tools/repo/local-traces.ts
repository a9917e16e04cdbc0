/** What ties a text to one machine or one registry. */
export interface Trace {
  readonly line: number;
  readonly text: string;
}

const registryHosts = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['npm', 'pkg', 'github', 'com'],
  ['files', 'pythonhosted', 'org'],
  ['repo1', 'maven', 'org'],
  ['static', 'crates', 'io'],
  ['proxy', 'golang', 'org'],
];
const hosts = registryHosts.map((parts) => parts.join('\\.')).join('|');

/** An absolute path below a folder that only people's machines have, or a package registry's host. */
const pattern = new RegExp(`(?<![\\w.$}*:@/-])/(?:home|Users|root|work|private/var)/[\\w.-]+|[A-Z]:\\\\\\\\?Users\\\\|${hosts}`);

/** The places of a text that name this machine, a person's machine, or a registry. */
export function localTraces(text: string, root: string): readonly Trace[] {
  return text.split('\n').flatMap((line, index) => {
    const found = pattern.exec(line)?.[0] ?? (line.includes(root) ? root : undefined);
    return found === undefined ? [] : [{ line: index + 1, text: found }];
  });
}
