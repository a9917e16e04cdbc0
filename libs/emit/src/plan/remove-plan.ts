import { diagnose, hasErrors } from '@plugwright/diagnostics';
import type { Model } from '@plugwright/spec';
import { freePath, handlerFolder, parkedFolder } from '../artefacts/handler-bodies/plan-typescript.ts';
import { isSkeleton } from '../artefacts/handler-bodies/skeleton.ts';
import { isLocal } from '../surface/documents.ts';
import { fileSpan } from './file-span.ts';
import { pluginLedger } from './owned-paths.ts';
import { ledgerOf } from './package-folder.ts';
import { emptyPart, addPart, type Disk, type Plan, type PlanPart } from './plan.ts';
import { finish, planContext, planTogether, type PlanOptions } from './plan-workspace.ts';
import { planRemoval, pluginFolder } from './removed-folders.ts';

/**
 * Remove a plugin, whether or not its spec is still there: the spec and what the machine wrote go, handlers with a
 * body are parked, what else a person wrote stays. Refused while another plugin needs it; who uses it optionally is named.
 */
export function removePlan(model: Model, disk: Disk, id: string, options: PlanOptions = {}): Plan {
  const part = emptyPart();
  const plugin = model.plugins.get(id);
  const folder = pluginFolder(id, disk, options.force ?? false);
  if (plugin === undefined && disk.read(`${folder.root}/${pluginLedger}`) === undefined) {
    return { changes: [], diagnostics: [diagnose('workspace/unknown-plugin', { plugin: id })], unchanged: 0 };
  }
  nameImporters(model, id, part);
  if (hasErrors(part.diagnostics)) return finish(part);
  parkHandlers(folder.root, disk, [...ledgerOf(folder).handlers], part);
  addPart(part, planRemoval(folder));
  if (hasErrors(part.diagnostics)) return finish({ ...emptyPart(), diagnostics: part.diagnostics });
  if (plugin !== undefined && isLocal(plugin)) part.changes.push({ kind: 'delete', path: plugin.source.file, reason: `"${id}" is removed` });
  const rest = without(model, id);
  addPart(part, planTogether(rest, disk, planContext(rest, disk, options), [], [folder.root]));
  return finish(part);
}

function nameImporters(model: Model, id: string, part: PlanPart): void {
  for (const importer of model.plugins.values()) {
    for (const { alias, document, optional } of importer.imports.values()) {
      if (document !== id || importer.id === id) continue;
      const place = { span: importer.source.spanOf(`/imports/${alias}`), pointer: `/imports/${alias}` };
      const params = { plugin: id, importer: importer.id };
      part.diagnostics.push(optional ? diagnose('emit/optional-import-gone', params, place) : diagnose('emit/still-imported', params, place));
    }
  }
}

function parkHandlers(root: string, disk: Disk, handlers: readonly (readonly [string, string])[], part: PlanPart): void {
  for (const [operation, file] of handlers) {
    const from = `${root}/${handlerFolder}/${file}`;
    const text = disk.read(from);
    if (text === undefined || isSkeleton(text)) continue;
    const path = freePath(disk, `${root}/${parkedFolder}/${file}`);
    part.changes.push({ kind: 'rename', path, from, text, reason: 'its plugin is removed' });
    part.diagnostics.push(diagnose('emit/handler-parked', { operation, file: path }, { span: fileSpan(path) }));
  }
}

function without(model: Model, id: string): Model {
  const drop = <T>(documents: ReadonlyMap<string, T>): Map<string, T> => new Map([...documents].filter(([key]) => key !== id));
  return { ...model, documents: drop(model.documents), plugins: drop(model.plugins) };
}
