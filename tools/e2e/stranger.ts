import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand, type Outcome } from '../running/command.ts';
import type { Registry } from './registry.ts';

/** Somebody else's Nx workspace, which knows of us only what the registry has. */
export interface Stranger {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs a program there, or in another folder. @throws {Error} with its output where it ends with another code than 0 */
  run(program: string, args: readonly string[], timeoutMs: number, cwd?: string): Promise<Outcome>;
}

/** The environment of a stranger: this Node first, none of this workspace's programs, no Rust, no settings of a surrounding npm or Nx. */
function environmentOf(base: string): Record<string, string | undefined> {
  const bin = join(base, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  const foreign = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => !/node_modules|\.cargo/.test(entry));
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:npm_|NX_|VITEST|PLUGWRIGHT_|FORCE_COLOR$|INIT_CWD$|NODE_PATH$|NODE_OPTIONS$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: [bin, ...foreign].join(delimiter),
    CI: 'true',
    NX_DAEMON: 'false',
    NO_COLOR: '1',
    // Nobody has introduced themselves to git here: the default owner must not depend on it.
    GIT_CONFIG_GLOBAL: '/dev/null',
    npm_config_userconfig: join(base, 'npmrc'),
  };
}

const nxJson = { analytics: false, neverConnectToCloud: true, defaultBase: 'main' };

/** Makes the workspace of a stranger under `base`: a package.json, an nx.json, nothing of ours. */
export function makeStranger(base: string, registry: Registry): Stranger {
  const folder = join(base, 'workspace');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(base, 'npmrc'), registry.npmrc);
  const packageJson = { name: 'stranger', version: '0.0.0', private: true, type: 'module', devDependencies: { nx: '23.2.1', typescript: '~6.0.3' } };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(packageJson, undefined, 2)}\n`);
  writeFileSync(join(folder, 'nx.json'), `${JSON.stringify(nxJson, undefined, 2)}\n`);
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n.nx/\n');
  const env = environmentOf(base);
  return {
    folder,
    env,
    async run(program, args, timeoutMs, cwd = folder) {
      const outcome = await runCommand(program, args, { cwd, env, timeoutMs });
      if (outcome.code === 0) return outcome;
      const why = outcome.code === 124 ? `took longer than ${timeoutMs / 1000} s` : `ended with ${outcome.code}`;
      throw new Error(`${[program, ...args].join(' ')} ${why}\n${outcome.stdout.slice(-6000)}\n${outcome.stderr.slice(-6000)}`);
    },
  };
}
