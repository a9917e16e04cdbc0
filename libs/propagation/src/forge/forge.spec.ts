import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensurePullRequest, forgeOf, gitCredentials, repositoryOn, type Forge } from './forge.ts';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

let server: Server;
let asked: Asked[];
let answer: (request: Asked) => { status?: number; body?: unknown; text?: string; location?: string };
let forge: Forge;

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += String(part);
  return text === '' ? undefined : JSON.parse(text);
}

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const one = { method: request.method ?? '', url: request.url ?? '', token: request.headers.authorization, body };
      asked.push(one);
      const { status = 200, body: told, text, location } = answer(one);
      response.writeHead(status, location === undefined ? {} : { location });
      response.end(text ?? JSON.stringify(told));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  forge = { server: 'https://forge.example', api, token: 'secret-token' };
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const wanted = { repository: 'acme/tools', branch: 'plugwright/documents-1.1.0', base: 'main', title: 'follow', body: 'text' };
const request = { html_url: 'https://forge.example/acme/tools/pull/7', number: 7, title: 'follow', body: 'text' };

describe('ensurePullRequest', () => {
  it('opens one where there is none', async () => {
    answer = ({ method }) => (method === 'GET' ? { body: [] } : { status: 201, body: request });
    expect(await ensurePullRequest(forge, wanted)).toEqual({ url: request.html_url, state: 'opened' });
    expect(asked).toEqual([
      { method: 'GET', url: '/repos/acme/tools/pulls?head=acme%3Aplugwright%2Fdocuments-1.1.0&state=open', token: 'Bearer secret-token', body: undefined },
      {
        method: 'POST',
        url: '/repos/acme/tools/pulls',
        token: 'Bearer secret-token',
        body: { title: 'follow', body: 'text', head: wanted.branch, base: 'main' },
      },
    ]);
  });

  it('leaves one that says the same, and brings another up to date', async () => {
    answer = () => ({ body: [request] });
    expect(await ensurePullRequest(forge, wanted)).toEqual({ url: request.html_url, state: 'found' });
    expect(asked).toHaveLength(1);
    expect(await ensurePullRequest(forge, { ...wanted, body: 'other' })).toEqual({ url: request.html_url, state: 'updated' });
    expect(asked.at(-1)).toMatchObject({ method: 'PATCH', url: '/repos/acme/tools/pulls/7', body: { title: 'follow', body: 'other' } });
  });

  it.each([
    [
      'a refusal that repeats the token',
      { status: 403, body: { message: 'bad secret-token' } },
      'the forge answered 403 to GET /repos/acme/tools/pulls: bad ***',
    ],
    ['a redirect', { status: 302, location: 'http://127.0.0.1:1/' }, 'sends elsewhere'],
    ['no JSON', { text: '<html>' }, 'something else than JSON'],
    ['too much', { text: 'x'.repeat(5_000_000) }, 'more than'],
  ])('tells of %s, never of the token', async (_, told, message) => {
    answer = () => told;
    const error: unknown = await ensurePullRequest(forge, wanted).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'ForgeTrouble', message: expect.stringContaining(message) as string });
    expect(String(error)).not.toContain('secret-token');
  });
});

describe('forgeOf', () => {
  it('is what the environment names', () => {
    expect(forgeOf({ GITHUB_TOKEN: 't' })).toEqual({ server: 'https://github.com', api: 'https://api.github.com', token: 't' });
    expect(forgeOf({ GITHUB_TOKEN: 't', GITHUB_SERVER_URL: 'https://forge.example/', GITHUB_API_URL: 'http://localhost:3000/api/v3' })).toEqual({
      server: 'https://forge.example',
      api: 'http://localhost:3000/api/v3',
      token: 't',
    });
  });

  it.each([
    {},
    { GITHUB_TOKEN: '' },
    { GITHUB_TOKEN: 'a\nb' },
    { GITHUB_TOKEN: 't', GITHUB_API_URL: 'http://example.org' },
    { GITHUB_TOKEN: 't', GITHUB_SERVER_URL: 'https://u:p@example.org' },
    { GITHUB_TOKEN: 't', GITHUB_API_URL: 'nothing' },
  ])('is none for %j', (env) => {
    expect(forgeOf(env)).toBeUndefined();
  });
});

describe('the token goes to the forge only', () => {
  it.each([
    ['https://forge.example/acme/tools.git', 'acme/tools'],
    ['https://forge.example/acme/tools', 'acme/tools'],
    ['ssh://git@forge.example/acme/tools.git', 'acme/tools'],
    ['git@forge.example:acme/tools.git', 'acme/tools'],
    ['https://forge.example.evil.org/acme/tools', undefined],
    ['git@evil.org:acme/tools', undefined],
    ['https://forge.example/acme/tools/more', undefined],
    ['file:///forge.example/acme/tools', undefined],
  ])('%s', (url, repository) => {
    expect(repositoryOn(forge, url)).toBe(repository);
  });

  it('also by git, and beside settings that are there', () => {
    expect(gitCredentials(forge, { GIT_CONFIG_COUNT: '1' })).toEqual({
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_1: 'http.https://forge.example/.extraheader',
      GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${Buffer.from('x-access-token:secret-token').toString('base64')}`,
    });
  });
});
