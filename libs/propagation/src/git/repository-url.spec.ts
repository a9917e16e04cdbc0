import { describe, expect, it } from 'vitest';
import { repositoryUrl, workspacePathProblem } from './repository-url.ts';

describe('repositoryUrl', () => {
  it.each([
    ['https://example.org/acme/tools.git', 'https://example.org/acme/tools.git'],
    ['https://example.org:8443/acme/tools', 'https://example.org:8443/acme/tools'],
    ['ssh://git@example.org/acme/tools.git', 'ssh://git@example.org/acme/tools.git'],
    ['git@example.org:acme/tools.git', 'git@example.org:acme/tools.git'],
    ['file:///srv/git/tools.git', 'file:///srv/git/tools.git'],
    ['/srv/git/tools.git', 'file:///srv/git/tools.git'],
    ['../tools.git', 'file:///srv/tools.git'],
  ])('takes %s', (text, url) => {
    expect(repositoryUrl(text, '/srv/upstream')).toEqual({ url });
  });

  it.each([
    ['--upload-pack=touch /tmp/x', 'begins like an option'],
    ['-oProxyCommand=x', 'begins like an option'],
    ['ext::sh -c id', 'helper program'],
    ['fd::17', 'helper program'],
    ['https://user:secret@example.org/a/b', 'password'],
    ['http://example.org/a/b', 'neither'],
    ['git://example.org/a/b', 'neither'],
    ['ssh://-oProxyCommand=id/x', 'neither'],
    ['-x@example.org:a', 'begins like an option'],
    ['git@-oProxyCommand=id:a', 'neither'],
    ['git@example.org:-a', 'neither'],
    ['https://example.org/../a', 'neither'],
    ['https://example.org/$(id)', 'neither'],
    ['file://server/share', 'neither'],
    ['file:////server/share', 'neither'],
    ['tools.git', 'neither'],
    ['../a\nb', 'control character'],
    ['x'.repeat(2000), 'more than'],
    ['', 'neither'],
  ])('refuses %j', (text, reason) => {
    expect(repositoryUrl(text, '/srv/upstream')).toEqual({ reason: expect.stringContaining(reason) as string });
  });
});

describe('workspacePathProblem', () => {
  it.each(['.', 'tools', 'tools/plugins'])('takes %s', (path) => {
    expect(workspacePathProblem(path)).toBeUndefined();
  });
  it.each(['', '..', '../x', 'a/../b', '/a', 'a/', '-a', 'a\\b', '.git/hooks', './a', 'a\0'])('refuses %j', (path) => {
    expect(workspacePathProblem(path)).toBeDefined();
  });
});
