import type { PullRequest } from '../report.ts';

/** A forge that speaks GitHub's API, and the token for it. The token is never part of a message. */
export interface Forge {
  /** Address of the forge for people and git, such as `https://github.com`. */
  readonly server: string;
  /** Address of its API, such as `https://api.github.com`. */
  readonly api: string;
  readonly token: string;
}

/** A pull request that should be there. */
export interface WantedPullRequest {
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
}

/** The forge did not do it. The message is for people. */
export class ForgeTrouble extends Error {
  override readonly name = 'ForgeTrouble';
}

const timeoutMs = 30_000;
const mostBytes = 4 * 1024 * 1024;
const longestBody = 60_000;

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

function address(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return safe && url.username === '' && url.password === '' && url.search === '' ? url.href.replace(/\/+$/, '') : undefined;
}

/**
 * The forge that the environment names, as GitHub's own runners do: `GITHUB_TOKEN`, and `GITHUB_SERVER_URL` and
 * `GITHUB_API_URL` where it is not github.com. Undefined without a token, or where an address is neither https nor this machine.
 */
export function forgeOf(env: Readonly<Record<string, string | undefined>>): Forge | undefined {
  const token = env['GITHUB_TOKEN'];
  const server = address(env['GITHUB_SERVER_URL'] ?? 'https://github.com');
  const api = address(env['GITHUB_API_URL'] ?? 'https://api.github.com');
  if (token === undefined || !/^[\x21-\x7e]{1,1024}$/.test(token) || server === undefined || api === undefined) return undefined;
  return { server, api, token };
}

/** `owner/name` of a repository of the forge; undefined for one that is elsewhere: the token goes nowhere else. */
export function repositoryOn({ server }: Forge, url: string): string | undefined {
  const { host, hostname } = new URL(server);
  const path = url.startsWith(`${server}/`)
    ? url.slice(server.length + 1)
    : (/^ssh:\/\/(?:[^@/]+@)?([^/]+)\/(.+)$/.exec(url) ?? /^[^@/]+@([^:/]+):\/?(.+)$/.exec(url))
        ?.slice(1)
        .flatMap((part, at, all) => (at === 1 && (all[0] === host || all[0] === hostname) ? [part] : []))[0];
  return /^([A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+?)(?:\.git)?\/?$/.exec(path ?? '')?.[1];
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    size += bytes.length;
    if (size > mostBytes) throw new ForgeTrouble(`the forge answered with more than ${String(mostBytes)} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function messageIn(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? `: ${message.slice(0, 200).replaceAll(/\p{Cc}/gu, ' ')}` : '';
  } catch {
    return '';
  }
}

async function ask({ api, token }: Forge, method: string, path: string, body?: unknown): Promise<unknown> {
  let text: string;
  let status: number;
  try {
    const response = await fetch(`${api}${path}`, {
      method,
      // A redirect could lead to another host, and the token with it.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'user-agent': 'plugwright', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    ({ status } = response);
    text = await textOf(response);
  } catch (error) {
    if (error instanceof ForgeTrouble) throw error;
    const reason =
      error instanceof Error && error.name === 'TimeoutError' ? `no answer within ${String(timeoutMs)} ms` : 'it cannot be reached, or sends elsewhere';
    throw new ForgeTrouble(`the forge at ${new URL(api).host}: ${reason}`);
  }
  if (status < 200 || status > 299)
    throw new ForgeTrouble(`the forge answered ${String(status)} to ${method} ${path.split('?')[0] ?? ''}${messageIn(text).replaceAll(token, '***')}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new ForgeTrouble('the forge answered with something else than JSON');
  }
}

interface Listed {
  readonly html_url: string;
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
}

function isListed(value: unknown): value is Listed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'html_url' in value &&
    typeof value.html_url === 'string' &&
    'number' in value &&
    Number.isSafeInteger(value.number)
  );
}

/** Open a pull request of a branch, or bring the text of the open one up to date. @throws ForgeTrouble */
export async function ensurePullRequest(forge: Forge, { repository, branch, base, title, body }: WantedPullRequest): Promise<PullRequest> {
  const [owner = ''] = repository.split('/');
  const text = body.length > longestBody ? `${body.slice(0, longestBody)}\n\n(cut here; the whole text is in the branch)\n` : body;
  const query = new URLSearchParams({ head: `${owner}:${branch}`, state: 'open' });
  const found = await ask(forge, 'GET', `/repos/${repository}/pulls?${query.toString()}`);
  const open = Array.isArray(found) ? found.find(isListed) : undefined;
  if (open === undefined) {
    const made = await ask(forge, 'POST', `/repos/${repository}/pulls`, { title, body: text, head: branch, base });
    if (!isListed(made)) throw new ForgeTrouble('the forge did not say where the pull request is');
    return { url: made.html_url, state: 'opened' };
  }
  if (open.title === title && (open.body ?? '').replaceAll('\r\n', '\n').trim() === text.trim()) return { url: open.html_url, state: 'found' };
  await ask(forge, 'PATCH', `/repos/${repository}/pulls/${String(open.number)}`, { title, body: text });
  return { url: open.html_url, state: 'updated' };
}

/** Settings by which git itself may use the token, for this forge only; in the environment, as a command line is seen by all. */
export function gitCredentials({ server, token }: Forge, env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const count = Number(env['GIT_CONFIG_COUNT'] ?? '0') || 0;
  const header = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  return {
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${String(count)}`]: `http.${server}/.extraheader`,
    [`GIT_CONFIG_VALUE_${String(count)}`]: header,
  };
}
