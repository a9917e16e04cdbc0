import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { startCommand } from '../running/command.ts';
import { freePort } from '../running/free-port.ts';

/** A package registry of our own that passes on what it does not have. */
export interface Registry {
  readonly url: string;
  /** Lines of an `.npmrc` that lets npm install from it and publish to it. */
  readonly npmrc: string;
}

/** The registry that this machine's npm uses, read when asked, never written down. */
function upstreamRegistry(cwd: string): string {
  return execFileSync('npm', ['config', 'get', 'registry'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function configuration(storage: string, upstream: string): string {
  return JSON.stringify({
    storage,
    auth: { htpasswd: { file: join(storage, 'htpasswd') } },
    uplinks: { upstream: { url: upstream, timeout: '60s', max_fails: 20, fail_timeout: '10s', maxage: '10m' } },
    packages: {
      '@plugwright/*': { access: '$all', publish: '$all' },
      plugwright: { access: '$all', publish: '$all' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    max_body_size: '64mb',
    log: { type: 'stdout', format: 'json', level: 'warn' },
  });
}

/** Starts Verdaccio on a free port over `folder`, and waits until it answers. */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'config.json');
  writeFileSync(config, configuration(join(folder, 'storage'), upstreamRegistry(folder)));
  const host = `127.0.0.1:${String(await freePort())}`;
  const bin = join(dirname(createRequire(import.meta.url).resolve('verdaccio/package.json')), 'bin', 'verdaccio');
  const child = startCommand(process.execPath, [bin, '--config', config, '--listen', host], { cwd: folder });
  let said = '';
  child.stdout?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const url = `http://${host}/`;
  for (let waited = 0; waited < 30_000; waited += 100) {
    if (child.exitCode !== null) throw new Error(`the local registry ended at once: ${said.slice(-2000)}`);
    const answer = await fetch(`${url}-/ping`).catch(() => undefined);
    if (answer?.ok === true)
      return { url, npmrc: `registry=${url}\n//${host}/:_authToken=local\nfetch-retries=1\naudit=false\nfund=false\nupdate-notifier=false\n` };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the local registry did not answer within 30 s: ${said.slice(-2000)}`);
}
