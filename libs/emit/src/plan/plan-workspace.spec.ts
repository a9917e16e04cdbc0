import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmitRun } from '../run.ts';
import { memoryDisk, type MemoryDisk } from '../../test/memory-disk.ts';
import { editSpec, goldenCases, goldenSpecs, modelOf, type SpecTexts } from '../../test/specs.ts';
import type { Plan } from './plan.ts';
import { planWorkspace, type PlanOptions } from './plan-workspace.ts';

const run = createEmitRun();
const specs = goldenSpecs('awkward');
const sink = 'specs/plugins/shape-sink.plugin.yaml';
const shapes = 'specs/contracts/shapes.contract.yaml';
const root = 'plugins/shape-sink';

async function plan(texts: SpecTexts, disk: MemoryDisk, options: PlanOptions = {}): Promise<Plan> {
  return await planWorkspace(await modelOf(texts), disk, { run, ...options });
}

/** A disk on which everything is as the specs say. */
async function settled(texts: SpecTexts = specs): Promise<MemoryDisk> {
  const disk = memoryDisk({ 'package.json': '{ "license": "Apache-2.0" }' });
  disk.apply((await plan(texts, disk)).changes);
  return disk;
}

const brief = ({ changes }: Plan): string[] => changes.map(({ kind, path, from }) => `${kind} ${path}${from === undefined ? '' : ` from ${from}`}`);
const codes = ({ diagnostics }: Plan): string[] => diagnostics.map(({ code }) => code);

describe('a plan', () => {
  it.each(goldenCases())('is empty after it was applied: %s', async (name) => {
    const disk = await settled(goldenSpecs(name));
    for (const options of [{}, { full: true }]) {
      const again = await plan(goldenSpecs(name), disk, options);
      expect(brief(again)).toEqual([]);
      expect(codes(again)).toEqual([]);
      expect(again.unchanged).toBeGreaterThan(20);
    }
  });

  it('is the same whatever was emitted before, in whatever order', async () => {
    const documents = Object.entries(specs);
    const expected = await settled();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(documents, { minLength: documents.length }), fc.boolean(), async (order, fresh) => {
        const disk = memoryDisk({ 'package.json': '{ "license": "Apache-2.0" }' });
        const options = fresh ? { run: createEmitRun() } : {};
        disk.apply((await plan(Object.fromEntries(order), disk, options)).changes);
        expect(Object.fromEntries(disk.files)).toEqual(Object.fromEntries(expected.files));
      }),
      { numRuns: 6 },
    );
  });

  it('mends whatever is missing, in one step', async () => {
    const whole = await settled();
    const paths = [...whole.files.keys()].filter((path) => path !== 'package.json');
    await fc.assert(
      fc.asyncProperty(fc.subarray(paths, { minLength: 1 }), async (lost) => {
        const disk = memoryDisk(Object.fromEntries(whole.files));
        for (const path of lost) disk.files.delete(path);
        const mending = await plan(specs, disk);
        // Without its ledger a folder is taken over only where its files are what would be written.
        expect(codes(mending)).toEqual([]);
        disk.apply(mending.changes);
        expect(Object.fromEntries(disk.files)).toEqual(Object.fromEntries(whole.files));
      }),
      { numRuns: 10 },
    );
  });

  it('touches exactly those who use what changed upstream', async () => {
    const disk = await settled();
    const changed = await plan(editSpec(specs, shapes, 'place}.', 'place}!'), disk);
    expect(
      brief(changed)
        .filter((line) => line.includes('plugins/'))
        .map((line) => line.split('/')[1]),
    ).toContain('shape-sink');
    expect(brief(changed).some((line) => line.includes('plugins/shape-none'))).toBe(false);
  });

  it('touches nobody downstream for upstream prose', async () => {
    const disk = await settled();
    const edited = editSpec(editSpec(specs, shapes, 'A tree. */', 'Another tree. */'), shapes, 'A shape was drawn;', 'A shape is drawn;');
    const prose = await plan(editSpec(edited, 'specs/kernel/kernel.kernel.yaml', 'Write one record.', 'Writes it.'), disk, { full: true });
    expect(brief(prose).filter((line) => line.includes('plugins/'))).toEqual([]);
    expect(brief(prose).length).toBeGreaterThan(0);
  });

  it('keeps a file that was edited by hand, and writes nothing of its plugin', async () => {
    const disk = await settled();
    disk.files.set(`${root}/src/generated/kernel.ts`, 'mine\n');
    const refused = await plan(editSpec(specs, sink, 'version: 0.3.0', 'version: 0.4.0'), disk);
    expect(codes(refused)).toEqual(['emit/edited-generated-file']);
    expect(refused.diagnostics[0]?.hints.join()).toContain('npx nx generate @plugwright/nx:plugin shape-sink --force');
    expect(brief(refused).filter((line) => line.includes(`${root}/`))).toEqual([]);
    const forced = await plan(specs, disk, { force: true });
    expect(codes(forced)).toEqual([]);
    expect(brief(forced)).toEqual([`update ${root}/src/generated/kernel.ts`]);
  });

  it('notices an edit by hand though no spec changed', async () => {
    const disk = await settled();
    disk.files.set(`${root}/package.json`, '{}\n');
    expect(codes(await plan(specs, disk))).toEqual(['emit/edited-generated-file']);
  });

  it('writes all of it again after a merge left the ledger broken', async () => {
    const disk = await settled();
    disk.files.set(`${root}/src/generated/.emitted.json`, '<<<<<<< ours\n{}\n');
    disk.files.set(`${root}/src/generated/kernel.ts`, '<<<<<<< ours\n');
    const mending = await plan(specs, disk);
    expect(codes(mending)).toEqual([]);
    expect(brief(mending)).toEqual([`update ${root}/src/generated/.emitted.json`, `update ${root}/src/generated/kernel.ts`]);
  });

  it('takes orphans away, but only its own', async () => {
    const disk = await settled();
    disk.files.set(`${root}/src/generated/mine.ts`, 'export {};\n');
    disk.files.set('registry/head/hand-made.json', '{ "id": "other", "kind": "plugin" }');
    disk.files.set('registry/released/plugin/shape-sink/0.1.0.json', '{ "id": "0.1.0" }');
    const without = editSpec(specs, sink, "        own: { $ref: '#/types/Tree' }\n        text: { $ref: '#/types/Drawing' }\n", '');
    const fewer = await plan(
      editSpec(
        editSpec(without, sink, '          own: { own: true, of: { label: ash } }\n', ''),
        sink,
        "extensionPoints:\n  brushes: { schema: { $ref: '#/types/Tree' }, many: true }\n",
        '',
      ),
      disk,
    );
    expect(codes(fewer)).toEqual([]);
    expect(brief(fewer).filter((line) => line.startsWith('delete'))).toEqual([`delete ${root}/src/generated/types/shape-sink.ts`]);
  });

  it('plans only the plugins that are asked for, and says which there are not', async () => {
    const disk = memoryDisk();
    const some = await plan(specs, disk, { plugins: ['shape-none', 'nobody'] });
    expect(codes(some)).toEqual(['workspace/unknown-plugin']);
    expect(new Set(brief(some).flatMap((line) => /plugins\/([^/]+)/.exec(line)?.[1] ?? []))).toEqual(new Set(['shape-none']));
  });

  it('refuses a language without an emitter, by its line', async () => {
    const python = await plan(editSpec(specs, 'specs/plugins/shape-none.plugin.yaml', 'language: typescript', 'language: python'), memoryDisk());
    expect(codes(python)).toEqual(['emit/unsupported-language']);
    expect(python.diagnostics[0]?.span?.start.line).toBe(10);
  });

  it('leaves what a person writes in README.md and CODEOWNERS', async () => {
    const disk = await settled();
    const readme = disk.read(`${root}/README.md`) ?? '';
    disk.files.set(`${root}/README.md`, `${readme}\nMy own words.\n`);
    disk.files.set('CODEOWNERS', `* @everybody\n${disk.read('CODEOWNERS') ?? ''}`);
    expect(brief(await plan(specs, disk))).toEqual([]);
    disk.apply((await plan(editSpec(specs, sink, 'summary: Take what was drawn.', 'summary: Take it.'), disk)).changes);
    expect(disk.read(`${root}/README.md`)).toMatch(/Take it\.[^]*\nMy own words\.\n$/);
    disk.files.set(`${root}/README.md`, '<!-- plugwright:end -->');
    expect(codes(await plan(specs, disk))).toEqual(['emit/markers-broken']);
  });

  it('does not mind line ends that git changed', async () => {
    const disk = await settled();
    for (const [path, text] of disk.files) disk.files.set(path, text.replaceAll('\n', '\r\n'));
    const again = await plan(specs, disk, { full: true });
    expect(codes(again)).toEqual([]);
    expect(brief(again)).toEqual([]);
  });
});
