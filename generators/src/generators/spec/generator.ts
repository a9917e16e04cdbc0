import { logger, type Tree } from '@nx/devkit';
import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { starterHandlers, starterSpec, type Change } from '@plugwright/emit';
import { withLock } from '../../lock/with-lock.ts';
import { applyPlan } from '../../workspace/apply-plan.ts';
import { colourWanted } from '../../workspace/colour.ts';
import { GeneratorFailure } from '../../workspace/failure.ts';
import { loadTree } from '../../workspace/load-tree.ts';
import { planTree, refuseErrors } from '../../workspace/plan-workspace.ts';
import { renderPlanTree } from '../../workspace/plan-tree.ts';
import { readSettings } from '../../workspace/settings.ts';
import { showWarnings } from '../../workspace/show-warnings.ts';
import { checkId, checkLanguage } from './check-options.ts';
import { ownersFor } from './owners.ts';
import type { SpecOptions } from './schema.d.ts';

function starterOf(tree: Tree, options: SpecOptions): { readonly path: string; readonly text: string }[] {
  const { title, summary, category } = options;
  const id = checkId(options.id);
  const language = checkLanguage(options.language ?? 'typescript');
  const texts = { ...(title === undefined ? {} : { title }), ...(summary === undefined ? {} : { summary }), ...(category === undefined ? {} : { category }) };
  const text = starterSpec({ id, language, owners: ownersFor(options.owners, readSettings(tree), id), ...texts });
  return [{ path: `specs/plugins/${id}.plugin.yaml`, text }, ...starterHandlers({ id, language })];
}

/**
 * Findings about the new spec. Those of other files are theirs to mend and no reason to refuse a new one; they are
 * told by whatever generates next.
 */
function about(file: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ span, related }) => span?.file === file || related.some((place) => place.span.file === file));
}

async function writeSpec(tree: Tree, options: SpecOptions): Promise<readonly Change[]> {
  const files = starterOf(tree, options);
  const taken = files.filter(({ path }) => tree.exists(path));
  if (taken.length > 0)
    throw new GeneratorFailure(
      'Nothing was changed.',
      taken.map(({ path }) => diagnose('workspace/already-exists', { file: path })),
    );
  for (const { path, text } of files) tree.write(path, text);
  const { diagnostics } = await loadTree(tree);
  const [spec = { path: '' }] = files;
  refuseErrors(tree, about(spec.path, diagnostics));
  return files.map(({ path, text }) => ({ kind: 'create', path, text, reason: 'the starter of a new plugin' }));
}

/**
 * Write a new plugin's spec with handlers that satisfy it, so that the plugin is green before anybody edits it; with
 * `emit` the plugin itself, too.
 */
export default async function specGenerator(tree: Tree, options: SpecOptions): Promise<() => void> {
  const { release } = await withLock(tree.root, `nx generate @plugwright/nx:spec ${options.id}`, async () => {
    const starter = await writeSpec(tree, options);
    if (options.emit !== true) {
      logger.log(renderPlanTree(starter, { colour: colourWanted() }));
      logger.log(`Next: npx nx generate @plugwright/nx:plugin ${options.id}`);
      return;
    }
    const { changes, diagnostics } = await planTree(tree, { plugins: [options.id] });
    applyPlan(tree, changes);
    showWarnings(tree, diagnostics);
    logger.log(renderPlanTree([...starter, ...changes], { colour: colourWanted() }));
  });
  return release;
}
