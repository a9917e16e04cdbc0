import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runBin } from '../fixtures/run-bin.ts';
import { temporaryWorkspace, type TemporaryWorkspace } from '../fixtures/temporary-workspace.ts';

const broken = `spec: plugin/v1
id: broken
version: 1.0.0
titel: Broken
`;

describe('commands over specs', () => {
  let workspace: TemporaryWorkspace;
  const run = (...args: string[]) => runBin(args, { cwd: workspace.root });

  beforeAll(() => {
    workspace = temporaryWorkspace();
  });
  afterAll(() => workspace.remove());

  it('check passes', async () => {
    expect(await run('check')).toEqual({ code: 0, stdout: '✔ 4 documents checked, nothing to mend.\n', stderr: '' });
  });

  it('why explains a plugin: what it uses, and where that is written', async () => {
    const { code, stdout, stderr } = await run('why', 'scribe');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "scribe 0.3.0 (plugin)  specs/scribe.plugin.yaml:2:5
      depends on
        ├─ kernel ^1.0  specs/scribe.plugin.yaml:11:9
        │    services/log  specs/scribe.plugin.yaml:11:35
        ├─ words >=1.0 as w  specs/scribe.plugin.yaml:13:6
        │    types/Word  specs/scribe.plugin.yaml:18:20
        │    events/said  specs/scribe.plugin.yaml:27:11
        └─ parrot ^1.0 (optional)  specs/scribe.plugin.yaml:14:11
             operations/say  specs/scribe.plugin.yaml:14:55
      used by nobody
      "
    `);
  });

  it('why explains a contract by its users', async () => {
    const { stdout } = await run('why', 'words', '--json');
    const explanation = JSON.parse(stdout) as { usedBy: { document: string; uses: { member: string }[] }[] };
    expect(explanation.usedBy.map(({ document, uses }) => [document, uses.map(({ member }) => member)])).toEqual([
      ['parrot', ['types/Word', 'errors/rude']],
      ['scribe', ['types/Word', 'events/said']],
    ]);
  });

  it('graph draws what check has linked', async () => {
    expect((await run('graph', '--focus', 'parrot')).stdout).toMatchInlineSnapshot(`
      "Kernel
        kernel 1.0.0

      Contracts
        words 1.1.0

      Plugins
        parrot 1.0.0
          ├─ kernel  ^1.0 log
          └─ words  ^1.0
        scribe 0.3.0
          └─ parrot  ^1.0 say (optional)
      "
    `);
    const graph = JSON.parse((await run('graph', '--json')).stdout) as { nodes: { id: string }[]; edges: unknown[] };
    expect(graph.nodes.map(({ id }) => id)).toEqual(['kernel', 'parrot', 'scribe', 'words']);
    expect(graph.edges).toHaveLength(6);
  });

  it.each(['why', 'graph --focus'])('%s says what was probably meant', async (command) => {
    expect(await run(...command.split(' '), 'scrib')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'error No plugin, contract or kernel has the id scrib. [cli/unknown-document]\n  hint Did you mean `scribe`?\n  hint See which there are: `npx plugwright graph`.\n',
    });
  });

  it('doctor prints what a program can read', async () => {
    const { stdout } = await run('doctor', '--json');
    const examined = JSON.parse(stdout) as { id: string; present: boolean; required: boolean }[];
    expect(examined.find(({ id }) => id === 'node')).toMatchObject({ present: true, required: true });
    expect(examined.find(({ id }) => id === 'sqlite')).toMatchObject({ present: true, required: true });
  });

  describe('with a broken spec', () => {
    beforeAll(() => workspace.write('specs/broken.plugin.yaml', broken));
    afterAll(() => rmSync(join(workspace.root, 'specs/broken.plugin.yaml')));

    it.each([{}, { CI: 'true' }])('check names path, line and column, also with %o', async (env) => {
      const { code, stdout, stderr } = await runBin(['check'], { cwd: workspace.root, env });
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toMatch(/^specs\/broken\.plugin\.yaml:4:1 error .*titel.*\[spec\/unknown-key\]$/m);
    });

    it('check shows only what is asked for', async () => {
      expect(await run('check', 'specs/parrot.plugin.yaml')).toMatchObject({ code: 0 });
      expect(await run('check', 'specs/broken.plugin.yaml')).toMatchObject({ code: 1 });
      expect(await run('check', 'specs')).toMatchObject({ code: 1 });
    });

    it('check speaks JSON, SARIF and the annotations of GitHub', async () => {
      const [json, same, sarif, github] = await Promise.all([
        run('check', '--format', 'json'),
        run('check', '--json'),
        run('check', '--format', 'sarif'),
        run('check', '--format', 'github'),
      ]);
      expect(same).toEqual(json);
      expect(JSON.stringify(JSON.parse(json.stdout))).toContain('"spec/unknown-key"');
      expect(JSON.parse(sarif.stdout)).toMatchObject({ version: '2.1.0' });
      expect(github.stdout).toMatch(/^::error file=specs\/broken\.plugin\.yaml,line=4,col=1/m);
      expect([json.code, sarif.code, github.code]).toEqual([1, 1, 1]);
    });

    it('graph and why refuse, with the findings', async () => {
      for (const command of [['graph'], ['why', 'parrot']]) {
        const { code, stdout, stderr } = await run(...command);
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
        expect(stderr).toContain('specs/broken.plugin.yaml:4:1 error');
      }
    });

    it('doctor still looks at the machine', async () => {
      expect((await run('doctor', '--json')).stdout).toContain('"id": "node"');
    });
  });

  it('check takes a file from elsewhere into account', async () => {
    mkdirSync(join(workspace.root, 'drafts'));
    workspace.write(
      'drafts/more.contract.yaml',
      'spec: contract/v1\nid: words\nversion: 1.0.0\ntitle: Again\nsummary: Again.\nowners: [a]\nmaturity: stable\n',
    );
    const { code, stdout } = await run('check', 'drafts/more.contract.yaml');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^drafts\/more\.contract\.yaml:\d+:\d+ error .*words/m);
  });

  it('check refuses a file that does not exist', async () => {
    expect(await run('check', 'specs/none.yaml')).toEqual({ code: 1, stdout: '', stderr: 'error There is no file specs/none.yaml. [cli/file-not-found]\n' });
  });

  it('outside of a workspace the commands say how to make one', async () => {
    expect(await runBin(['check'], { cwd: '/' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error There is no Plugwright workspace here or above. [cli/no-workspace]\n  hint Make one with `npx nx generate @plugwright/nx:init`.\n',
    });
  });
});
