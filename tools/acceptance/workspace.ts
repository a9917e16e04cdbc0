import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { treeDigest } from '../e2e/tree-digest.ts';
import { runCommand, startCommand, type Outcome } from '../running/command.ts';
import { cloneWorkspace, commit, copyWorkspace, gitIn } from './workspace-copy.ts';

/** A copy of this workspace that a test may do anything to. */
export interface Workspace {
  readonly root: string;
  /** What every command there runs with. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs the copy's `nx`, to its end. */
  nx(...args: readonly string[]): Promise<Outcome>;
  /** Runs the copy's `plugwright`, to its end. */
  plugwright(...args: readonly string[]): Promise<Outcome>;
  /** Runs any program there; what `env` names is set, or taken away where it is undefined. */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string | undefined>>): Promise<Outcome>;
  /** Starts one of the copy's programs and leaves it running. */
  start(program: string, args: readonly string[]): ReturnType<typeof startCommand>;
  has(path: string): boolean;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Replaces the one occurrence of a text in a file. @throws {Error} where it occurs never or twice */
  edit(path: string, from: string, to: string): void;
  remove(path: string): void;
  /** SHA-256 of every file that would be committed. */
  digest(): ReadonlyMap<string, string>;
  commit(message: string): void;
  /** Back to the last commit, what is ignored left as it is. */
  reset(): void;
  /** Takes the copy away. */
  discard(): void;
}

const minutes = 60_000;

/** The environment of somebody in the copy: its programs first, no settings of the test run or of a surrounding Nx or npm. */
function environmentOf(root: string): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|NX_|GIT_|VITEST|VITE_|PLUGWRIGHT_|INIT_CWD$|NODE_PATH$|NODE_OPTIONS$|NODE_ENV$|TEST$|FORCE_COLOR$)/i.test(name),
  );
  const others = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return {
    ...Object.fromEntries(kept),
    PATH: [join(root, 'node_modules/.bin'), ...others].join(delimiter),
    CI: 'true',
    NO_COLOR: '1',
    NX_DAEMON: 'false',
    // A third of the processor time; the answers are those of the plugins either way.
    NX_ISOLATE_PLUGINS: 'false',
    NX_TUI: 'false',
    NX_CACHE_DIRECTORY: join(root, '.nx/cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(root, '.nx/workspace-data'),
  };
}

function replaceOnce(path: string, text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${path} has ${JSON.stringify(from)} ${parts.length - 1} times`);
  return parts.join(to);
}

/** Copies this workspace itself. */
export const copyOfThis = (): Workspace => workspaceIn(copyWorkspace());

/** Copies a copy; the label is part of the folder's name. */
export const copyOf = (base: string, label: string): Workspace => workspaceIn(cloneWorkspace(base, label));

function workspaceIn(root: string): Workspace {
  const env = environmentOf(root);
  const bin = join(root, 'node_modules/.bin');
  const at = (path: string): string => join(root, path);
  const run: Workspace['run'] = (program, args, more = {}) => runCommand(program, args, { cwd: root, env: { ...env, ...more }, timeoutMs: 4 * minutes });
  const read = (path: string): string => readFileSync(at(path), 'utf8');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  return {
    root,
    env,
    nx: (...args) => run(join(bin, 'nx'), args),
    plugwright: (...args) => run(join(bin, 'plugwright'), args),
    run,
    start: (program, args) => startCommand(join(bin, program), args, { cwd: root, env }),
    has: (path) => existsSync(at(path)),
    read,
    write,
    edit: (path, from, to) => write(path, replaceOnce(path, read(path), from, to)),
    remove: (path) => rmSync(at(path), { recursive: true }),
    digest: () => treeDigest(root),
    commit: (message) => commit(root, message),
    reset() {
      gitIn(root, 'reset', '--quiet', '--hard');
      gitIn(root, 'clean', '--quiet', '-d', '--force');
    },
    discard: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
