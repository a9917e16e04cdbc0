import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, constantFrom, property, subarray } from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bookWith, manifestOf } from '../../fixtures/grant-book.ts';
import { AUDIT_WINDOW_MS } from './audit.ts';
import { DecidedLater } from './decided-later.ts';
import type { GrantsDocument } from './grants-document.ts';
import type { OperatorGrant } from './restrictions.ts';

const granting = (...grants: readonly OperatorGrant[]): GrantsDocument => ({ grants: 'plugwright/v1', plugins: { p: grants } });
const get = { plugin: 'p', scope: 'data', permission: 'storage', target: 'storage.get' };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'plugwright-grants-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('a book of grants', () => {
  it('allows what is declared and granted, and nothing by default', () => {
    const { book, facts } = bookWith({ policy: granting({ capability: 'c0', by: 'ops' }) });
    expect(book.admit(manifestOf('p', [{}, { permissions: ['queue'] }]), '/')).toEqual(['c1']);
    book.admit(manifestOf('q', [{}]), '/');
    expect(book.decide(get)).toEqual({ allowed: true, grant: 'c0', terms: {} });
    expect(book.decide({ ...get, plugin: 'q' })).toMatchObject({
      allowed: false,
      capability: 'c0',
      reason: expect.stringContaining('kernel grant q c0') as string,
    });
    expect(book.decide({ ...get, permission: 'queue' })).toMatchObject({ allowed: false, capability: 'c1' });
    expect(book.decide({ ...get, scope: 'ui' })).toMatchObject({ allowed: false, reason: 'p has no capability of scope ui with permission storage' });
    expect(book.decide({ ...get, plugin: 'nobody' }).allowed).toBe(false);
    expect(facts('grant')).toEqual([{ capability: 'c0', scope: 'data', permissions: ['storage'], operator: 'ops' }]);
    expect(book.status().map(({ plugin, capability, state, uses, denials }) => [plugin, capability, state, uses, denials])).toEqual([
      ['p', 'c0', 'granted', 1, 0],
      ['p', 'c1', 'not-granted', 0, 1],
      ['q', 'c0', 'not-granted', 0, 1],
    ]);
  });

  it('never allows more than the manifest declares, whatever is granted', () => {
    const hosts = ['a.example:1', '*.example:1', 'b.example:2'];
    assert(
      property(
        subarray(hosts),
        array(constantFrom(...hosts, '*.a.example:1', 'x.example:1'), { maxLength: 3 }),
        constantFrom(...hosts, 'x.example:1'),
        (declared, given, target) => {
          const asks = { plugin: 'p', scope: 'network', permission: 'connect', target };
          const narrow = bookWith({ policy: granting({ capability: 'c0', hosts: given }) });
          const wide = bookWith();
          for (const { book } of [narrow, wide]) book.admit(manifestOf('p', [{ scope: 'network', permissions: ['connect'], hosts: declared }]), '/');
          const [isNarrow, isWide] = [narrow.book.decide(asks).allowed, wide.book.decide(asks).allowed];
          expect(isNarrow && !isWide).toBe(false);
        },
      ),
    );
  });

  it('restricts by permission, method, size and rate', () => {
    const { book, time } = bookWith({ policy: granting({ capability: 'c0', methods: ['storage.get'], size: '1Ki', rate: '2/m', permissions: ['storage'] }) });
    book.admit(manifestOf('p', [{ permissions: ['storage', 'queue'] }]), '/');
    expect(book.decide({ ...get, target: 'storage.set' })).toMatchObject({ allowed: false, limit: false });
    expect(book.decide({ ...get, target: 'storage.getall' })).toMatchObject({ allowed: false, limit: false });
    expect(book.decide({ ...get, permission: 'queue' })).toMatchObject({ allowed: false, limit: false });
    expect(book.decide({ ...get, bytes: () => 1025 })).toMatchObject({ allowed: false, limit: true });
    expect([1, 2, 3].map(() => book.decide({ ...get, bytes: 1024 }).allowed)).toEqual([true, true, false]);
    time.now += 30_000;
    expect([1, 2].map(() => book.decide(get).allowed)).toEqual([true, false]);
    time.now -= 300_000;
    expect(book.decide(get).allowed).toBe(false);
  });

  it('refuses a restriction that its scope does not know, rather than not keeping it', () => {
    const { book, log } = bookWith({ policy: granting({ capability: 'c0', hosts: ['a:1'] }) });
    expect(book.admit(manifestOf('p', [{}]), '/')).toEqual(['c0']);
    expect(book.decide(get).allowed).toBe(false);
    expect(log.read().map(({ message }) => message)).toContain('c0 of p is not granted: hosts cannot restrict scope data');
    expect(() => book.grant('p', { capability: 'c0', bandwidth: 1 })).toThrow('bandwidth cannot restrict scope data');
  });

  it('ends by the clock, and says so once', () => {
    const { book, time, facts } = bookWith({ policy: granting({ capability: 'c0', until: new Date(1_060_000).toISOString() }) });
    book.admit(manifestOf('p', [{}]), '/');
    const changes: string[] = [];
    book.onChange(({ kind, capability }) => changes.push(`${kind} ${capability}`));
    time.now = 1_059_999;
    expect(book.decide(get).allowed).toBe(true);
    time.now = 1_060_000;
    expect(book.decide(get).allowed).toBe(false);
    book.sweep();
    book.sweep();
    expect([changes, facts('expire').length, book.status()[0]?.state]).toEqual([['expire c0'], 1, 'expired']);
    const { book: late } = bookWith({ policy: granting({ capability: 'c0', until: '1970-01-01T00:00:00Z' }) });
    expect(late.admit(manifestOf('p', [{}]), '/')).toEqual(['c0']);
  });

  it('takes away at once, keeps that over restarts, and gives back only when asked', async () => {
    const state = folder();
    const one = bookWith({ decided: new DecidedLater(state) });
    one.book.admit(manifestOf('p', [{}]), '/');
    expect(one.book.decide(get).allowed).toBe(true);
    expect(one.book.revoke('p', 'c0', 'ops')).toMatchObject({ state: 'revoked', by: 'ops', uses: 1 });
    expect(one.book.decide(get)).toMatchObject({ allowed: false, reason: 'c0 was revoked by ops' });
    expect(one.facts('revoke')).toEqual([{ capability: 'c0', scope: 'data', operator: 'ops' }]);
    await one.book.kept();
    const two = bookWith({ decided: new DecidedLater(state) });
    expect(two.book.admit(manifestOf('p', [{}]), '/')).toEqual(['c0']);
    expect(two.book.grant('p', { capability: 'c0', rate: '1/h', by: 'ops' })).toMatchObject({
      state: 'granted',
      restrictions: ['permissions storage', 'rate 1/h'],
    });
    await two.book.kept();
    const three = bookWith({ decided: new DecidedLater(state), policy: granting() });
    expect(three.book.admit(manifestOf('p', [{ permissions: ['storage', 'more'] }]), '/')).toEqual([]);
    expect([three.book.decide(get).allowed, three.book.decide(get).allowed, three.book.decide({ ...get, permission: 'more' }).allowed]).toEqual([
      true,
      false,
      false,
    ]);
    expect(() => three.book.revoke('p', 'nothing')).toThrow('capability nothing of p, which declares c0');
    expect(() => three.book.grant('__proto__', { capability: 'c0' })).toThrow('plugin __proto__');
    writeFileSync(join(state, 'grants.json'), '{"format":1,"decisions":[{"plugin":"p"}]}');
    expect(() => new DecidedLater(state)).toThrow('no capability');
  });

  it('takes no name for more than a name', () => {
    const { book } = bookWith({
      policy: { grants: 'plugwright/v1', plugins: JSON.parse('{"__proto__":"all-declared","p":[{"capability":"constructor"}]}') as never },
    });
    expect(book.admit(manifestOf('constructor', [{ id: 'toString' }]), '/')).toEqual(['toString']);
    expect(book.admit(manifestOf('p', [{ id: 'constructor', scope: '__proto__' }, { id: 'c' }, { id: 'c', scope: 'ui' }]), '/')).toEqual(['constructor', 'c']);
    expect(book.status().find(({ capability }) => capability === 'constructor')?.state).toBe('unknown-scope');
    expect(book.decide({ ...get, scope: '__proto__' }).allowed).toBe(false);
  });
});

describe('the ledger', () => {
  it('has the first use at once, and the others added up once a window', () => {
    const { book, time, facts } = bookWith();
    book.admit(manifestOf('p', [{}]), '/');
    for (let use = 0; use < 1000; use += 1) book.decide({ ...get, target: `storage.${String(use % 3)}` });
    expect(facts('use')).toEqual([{ capability: 'c0', scope: 'data', permission: 'storage', target: 'storage.0' }]);
    time.now += AUDIT_WINDOW_MS;
    book.decide(get);
    expect(facts('use')[1]).toEqual({ capability: 'c0', scope: 'data', count: 999, target: ['storage.0', 'storage.1', 'storage.2'] });
  });

  it('does not grow with a flood of denials, all alike or each another', () => {
    const { book, time, facts, log } = bookWith({ policy: granting() });
    book.admit(manifestOf('p', [{}]), '/');
    for (let minute = 0; minute < 3; minute += 1) {
      for (let n = 0; n < 5000; n += 1) {
        book.decide({ ...get, target: n % 2 === 0 ? 'storage.get' : `${'x'.repeat(1000)}${String(n)}` });
        book.audit.denied({ plugin: 'p', method: `kernel/made.up${String(n)}`, reason: 'r' });
      }
      time.now += AUDIT_WINDOW_MS;
    }
    book.audit.flush();
    expect(facts('deny').length).toBe(3 * 17);
    expect(facts('deny')[16]).toMatchObject({ count: 10_000 - 16 });
    expect(JSON.stringify(facts('deny')).length).toBeLessThan(30_000);
    expect(log.read().filter(({ level }) => level === 'warn').length).toBeLessThanOrEqual(3 * 16);
    expect(book.status()[0]?.denials).toBe(15_000);
  });
});

describe('granted files', () => {
  function tree(): { root: string; outside: string } {
    const [root, outside] = [join(folder(), 'plugin'), folder()];
    for (const made of ['data/deep', 'other', 'link-target']) mkdirSync(join(root, made), { recursive: true });
    for (const file of ['data/a.txt', 'data/b.md', 'data/deep/c.txt', 'other/d.txt']) writeFileSync(join(root, file), 'x');
    writeFileSync(join(outside, 'secret'), 'x');
    symlinkSync(outside, join(root, 'data/away'));
    symlinkSync(join(outside, 'secret'), join(root, 'data/away.txt'));
    symlinkSync(outside, join(root, 'escape'));
    return { root, outside };
  }
  const files = (paths: readonly string[], permissions = ['read']) => manifestOf('p', [{ scope: 'filesystem', permissions, paths }]);

  it.each([
    [['data/**'], undefined, ['data']],
    [['./data/*.txt'], undefined, ['data/a.txt']],
    [['**/*.txt'], undefined, ['data/a.txt', 'data/deep/c.txt', 'other/d.txt']],
    [['**'], ['data/deep/**'], ['data/deep']],
    [['data/**'], ['**/*.txt'], ['data/a.txt', 'data/deep/c.txt']],
    [['data/**'], ['other/**'], []],
    [['data/away/**', 'escape/**', 'escape'], undefined, []],
    [['../**', '/etc/**', 'data/../../**', '~/**', 'data\\..\\..'], undefined, []],
    [['nothing/**'], undefined, []],
  ])('%j, granted as %j, are %j', (paths, given, expected) => {
    const { root } = tree();
    const { book } = bookWith({ policy: granting({ capability: 'c0', ...(given === undefined ? {} : { paths: given }) }) });
    book.admit(files(paths), root);
    expect(book.access(files(paths))).toEqual({ read: expected.map((path) => join(root, path)), write: [] });
  });

  it('never are a link, which is said', () => {
    const { root } = tree();
    const { book, facts } = bookWith();
    book.admit(files(['data/*', 'data/*/*'], ['write']), root);
    expect(book.access(files([])).write).toEqual(['data/a.txt', 'data/b.md', 'data/deep/c.txt'].map((path) => join(root, path)));
    expect(facts('deny')).toEqual([expect.objectContaining({ method: 'filesystem:c0', reason: 'data/away is a symbolic link' })]);
  });

  it('that may be written need not be named for reading, too', () => {
    const { root } = tree();
    const { book } = bookWith();
    const manifest = manifestOf('p', [
      { scope: 'filesystem', permissions: ['read', 'write'], paths: ['data/**'] },
      { scope: 'filesystem', permissions: ['read'], paths: ['**/*.txt'] },
    ]);
    book.admit(manifest, root);
    expect(book.access(manifest)).toEqual({ read: [join(root, 'other/d.txt')], write: [join(root, 'data')] });
  });

  it('are in another folder where the operator says so, and none are after a revocation', () => {
    const { root, outside } = tree();
    const { book } = bookWith({ policy: granting({ capability: 'c0', root: outside, permissions: ['read'] }) });
    const manifest = files(['**'], ['read', 'write']);
    book.admit(manifest, root);
    expect(book.access(manifest)).toEqual({ read: [outside], write: [] });
    book.revoke('p', 'c0');
    expect(book.access(manifest)).toEqual({ read: [], write: [] });
  });
});
