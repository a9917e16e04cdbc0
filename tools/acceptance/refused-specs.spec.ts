import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { changesOf, expectRefused } from './answer.ts';
import { copyOf, type Workspace } from './workspace.ts';

const cards = 'specs/plugins/doc-cards.plugin.yaml';
const extract = 'specs/plugins/doc-extract.plugin.yaml';
const core = 'specs/contracts/core.contract.yaml';
const documents = 'specs/contracts/documents.contract.yaml';

interface Case {
  readonly fault: string;
  readonly breakIt: (workspace: Workspace) => void;
  /** Codes of the findings, in their order. */
  readonly codes: readonly string[];
  /** What the answer has to say besides, such as where and how it is mended. */
  readonly says: readonly string[];
}

const cases: readonly Case[] = [
  {
    fault: 'a YAML syntax error',
    breakIt: (workspace) => workspace.edit(cards, 'tags: [documents, cards]', 'tags: [documents, cards'),
    codes: ['spec/yaml-syntax'],
    says: [`${cards}:`],
  },
  {
    fault: 'an unknown key with a near miss',
    breakIt: (workspace) => workspace.edit(cards, 'summary: Makes a short card', 'sumary: Makes a short card'),
    codes: ['spec/unknown-key'],
    says: [`${cards}:6:1 `, 'Did you mean "summary"?'],
  },
  {
    fault: 'a wrong type',
    breakIt: (workspace) => workspace.edit(cards, 'tags: [documents, cards]', 'tags: documents'),
    codes: ['spec/wrong-type'],
    says: [`${cards}:8:7 `],
  },
  {
    fault: 'an id that is taken',
    breakIt: (workspace) => workspace.write('specs/contracts/doc-cards.contract.yaml', workspace.read(documents).replace('id: documents', 'id: doc-cards')),
    codes: ['link/duplicate-id'],
    says: ['doc-cards.contract.yaml:', cards],
  },
  {
    fault: 'a reference to a type that is not there',
    breakIt: (workspace) => workspace.edit(cards, 'documents#/types/Document', 'documents#/types/Documnet'),
    codes: ['link/missing-type'],
    says: [`${cards}:`, 'Document'],
  },
  {
    fault: 'a cycle of references between documents',
    breakIt: (workspace) =>
      workspace.edit(
        core,
        'maturity: stable\ntypes:\n',
        "maturity: stable\nimports:\n  documents: { contract: documents, range: ^1.0 }\ntypes:\n  Origin: { $ref: 'documents#/types/Format' }\n",
      ),
    codes: ['link/import-cycle'],
    says: ['core', 'documents'],
  },
  {
    fault: 'a range that nothing satisfies',
    breakIt: (workspace) => workspace.edit(cards, 'documents: { contract: documents, range: ^1.0 }', 'documents: { contract: documents, range: ^9.0 }'),
    codes: ['link/range-excludes'],
    says: [`${cards}:`, '^9.0', '1.0.0'],
  },
  {
    fault: 'a cycle of dependencies',
    breakIt: (workspace) =>
      workspace.edit(
        extract,
        '  documents: { contract: documents, range: ^1.0 }\n',
        '  documents: { contract: documents, range: ^1.0 }\n  cards: { plugin: doc-cards, range: ^1.0, operations: [make] }\n',
      ),
    codes: ['link/import-cycle'],
    says: ['doc-cards', 'doc-extract'],
  },
  {
    fault: 'a reserved word as a name',
    breakIt: (workspace) => workspace.edit(cards, '  make:\n', '  import:\n'),
    codes: ['spec/reserved-name'],
    says: [`${cards}:`, '"import"'],
  },
  {
    fault: 'an id that climbs out of its folder',
    breakIt: (workspace) => workspace.edit(cards, 'id: doc-cards', 'id: ../../doc-cards'),
    codes: ['spec/bad-id'],
    says: [`${cards}:3:5 `],
  },
];

describe('a spec that is refused', () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = copyOf(inject('base'), 'specs');
  });
  afterAll(() => workspace.discard());

  it.each(cases)('$fault: one answer from `plugwright check` and from the generator, nothing written', async ({ breakIt, codes, says }) => {
    workspace.reset();
    breakIt(workspace);
    const changed = await changesOf(workspace, async () => {
      const answers = await Promise.all([workspace.plugwright('check'), workspace.nx('generate', '@plugwright/nx:plugin')]);
      for (const answer of answers) {
        expectRefused(answer, codes);
        for (const text of says) expect(answer.stdout + answer.stderr).toContain(text);
      }
    });
    expect(changed).toEqual([]);
  });

  it('several at once: all of them together, from `nx sync` and `nx sync:check`, too', async () => {
    workspace.reset();
    workspace.edit(cards, 'tags: [documents, cards]', 'tags: [documents, cards');
    workspace.edit(extract, 'maturity: beta', 'maturty: beta');
    workspace.edit(documents, "$ref: '#/types/Format'", "$ref: '#/types/Fromat'");
    const codes = ['link/missing-type', 'spec/yaml-syntax', 'spec/unknown-key'];
    const changed = await changesOf(workspace, async () => {
      expectRefused(await workspace.plugwright('check'), codes);
      expectRefused(await workspace.nx('sync:check'), codes);
      expectRefused(await workspace.run('nx', ['sync'], { NX_ISOLATE_PLUGINS: undefined }), codes);
    });
    expect(changed).toEqual([]);
  });

  it.each(['../evil', '__proto__'])('`nx generate spec` with the id %s', async (id) => {
    workspace.reset();
    const changed = await changesOf(workspace, async () => {
      expectRefused(await workspace.nx('generate', '@plugwright/nx:spec', `--id=${id}`, '--language=typescript', '--no-interactive'), ['cli/bad-argument']);
    });
    expect(changed).toEqual([]);
  });
});
