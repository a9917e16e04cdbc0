/** What a line of a system call trace says that matters to capabilities. */
export type Happening =
  | { readonly kind: 'read' | 'write'; readonly path: string }
  | { readonly kind: 'connect'; readonly address: string }
  | { readonly kind: 'spawn'; readonly path: string };

/** System calls that a trace is asked for. */
export const TRACED_CALLS = 'open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,connect,execve';

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', v: '\v', f: '\f', '"': '"', '\\': '\\' };

/** A C string as a trace prints it. */
function unescaped(text: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const [octal] = /^\\([0-7]{1,3})/.exec(text.slice(at, at + 4)) ?? [];
    if (octal !== undefined) {
      bytes.push(parseInt(octal.slice(1), 8));
      at += octal.length - 1;
    } else if (text[at] === '\\') {
      at += 1;
      bytes.push(...Buffer.from(escapes[text[at] ?? ''] ?? ''));
    } else {
      bytes.push(...Buffer.from(text[at] ?? ''));
    }
  }
  return Buffer.from(bytes).toString('utf8');
}

/** Reads the lines of `strace -f -y`: what succeeded, whole or in two halves. */
export class TraceReader {
  readonly #folder: string;
  readonly #begun = new Map<string, string>();
  #spawned = 0;

  /** @param folder what relative paths are relative to */
  constructor(folder: string) {
    this.#folder = folder;
  }

  read(line: string): Happening[] {
    const [, pid = '', text = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const half = text.indexOf(' <unfinished ...>');
    if (half >= 0) {
      this.#begun.set(pid, text.slice(0, half));
      return [];
    }
    const [resumed] = /^<\.\.\. \w+ resumed>/.exec(text) ?? [];
    if (resumed === undefined) return this.#call(text);
    const begun = this.#begun.get(pid) ?? '';
    this.#begun.delete(pid);
    return this.#call(begun + text.slice(resumed.length));
  }

  #call(text: string): Happening[] {
    const [, name = '', given = '', result = ''] = /^(\w+)\((.*)\)\s+= (.*)$/.exec(text) ?? [];
    if (name === 'connect') return connected(given);
    if (result === '' || result.startsWith('-1') || result.startsWith('?')) return [];
    const paths = [...given.matchAll(/(?:(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>, )?"((?:[^"\\]|\\.)*)"/g)].map(([, base, path = '']) =>
      this.#path(base, unescaped(path)),
    );
    if (name === 'execve') {
      // The first is the plugin itself.
      this.#spawned += 1;
      return this.#spawned === 1 ? [] : paths.slice(0, 1).map((path) => ({ kind: 'spawn', path }));
    }
    const isWrite = !name.startsWith('open') || /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(given);
    const [, real] = /^\d+<((?:[^>\\]|\\.)*)>/.exec(result) ?? [];
    const opened = real?.startsWith('/') === true ? [unescaped(real)] : paths;
    return opened.map((path) => ({ kind: isWrite ? 'write' : 'read', path }));
  }

  #path(base: string | undefined, path: string): string {
    if (path.startsWith('/')) return path;
    return `${base === undefined ? this.#folder : unescaped(base)}/${path}`.replace(/\/\.\//g, '/');
  }
}

/** An attempt counts: what the network refuses without a grant is wanted all the same. */
function connected(given: string): Happening[] {
  const [, port4, address4] = /sin_port=htons\((\d+)\), sin_addr=inet_addr\("([^"]+)"\)/.exec(given) ?? [];
  if (address4 !== undefined) return [{ kind: 'connect', address: `${address4}:${String(port4)}` }];
  const [, port6, address6] = /sin6_port=htons\((\d+)\).*?inet_pton\(AF_INET6, "([^"]+)"/.exec(given) ?? [];
  return address6 === undefined ? [] : [{ kind: 'connect', address: `[${address6}]:${String(port6)}` }];
}
