import { diagnose } from '@plugwright/diagnostics';
import type { Operation } from '@plugwright/spec';
import type { PluginInput } from '../../plugin-input.ts';
import { fileSpan, spanAt } from '../../plan/file-span.ts';
import type { Ledger } from '../../plan/ledger.ts';
import { emptyPart, type Disk, type PlanPart } from '../../plan/plan.ts';
import { bindingName, camelCase, pascalCase } from '../../text/identifiers.ts';
import { typescriptNames, type OwnOperationNames } from '../operations/names.ts';
import { assignHandlers, type HandlerAssignment } from './assign.ts';
import type { HandlerPlan } from './handler-plan.ts';
import { maintainHandler, type Maintained } from './maintain.ts';
import type { HandlerNames } from './signature.ts';
import { isSkeleton, skeletonHandler } from './skeleton.ts';

/** Folder of the handlers, and of those whose operation is gone, below the plugin's. */
export const handlerFolder = 'src/handlers';
export const parkedFolder = `${handlerFolder}/_removed`;

/**
 * Plan the handlers of a TypeScript plugin. A body belongs to the operation's first name: a rename moves it, a removal
 * parks it, a return brings it back. Only signature and imports of an existing one are ever changed.
 */
export async function planTypeScriptHandlers(input: PluginInput, ledger: Ledger, disk: Disk): Promise<HandlerPlan> {
  const { plugin, root } = input;
  const folder = `${root}/${handlerFolder}`;
  const names = typescriptNames(input);
  const part = emptyPart();
  const read = (file: string): string | undefined => disk.read(`${folder}/${file}`);
  const operations = [...plugin.operations.values()];
  const assignment = assignHandlers(operations, ledger.handlers, (file) => read(file) !== undefined);
  for (const { operation, file, problem } of assignment.unclear)
    part.diagnostics.push(diagnose('emit/handler-unclear', { file: `${folder}/${file}`, operation, reason: problem }, { span: fileSpan(`${folder}/${file}`) }));
  for (const { operation, source, target } of assignment.kept) {
    const own = names.own.get(operation.name);
    const text = read(source);
    if (own !== undefined && text !== undefined) await planKept(part, folder, { operation, source, target, own, text });
  }
  for (const operation of assignment.missing) {
    const own = names.own.get(operation.name);
    if (own !== undefined) planMissing(part, root, disk, operation, own);
  }
  park(part, root, disk, assignment);
  return {
    part,
    handlers: new Map(operations.map(({ identity, name }) => [identity, names.own.get(name)?.file ?? `${name}.ts`])),
  };
}

interface Kept {
  readonly operation: Operation;
  readonly source: string;
  readonly target: string;
  readonly own: OwnOperationNames;
  readonly text: string;
}

async function planKept(part: PlanPart, folder: string, { operation, source, target, own, text }: Kept): Promise<void> {
  const path = `${folder}/${target}`;
  const from = `${folder}/${source}`;
  const before = source === target ? undefined : namesOfFile(source);
  const result: Maintained =
    before !== undefined && isSkeleton(text)
      ? { text: skeletonHandler(operation.name, own, operation.summary ?? operation.name) }
      : await maintainHandler(text, own, before);
  if ('problem' in result) {
    const place = { span: spanAt(from, text, result.offset) };
    part.diagnostics.push(
      result.problem === 'syntax'
        ? diagnose('emit/handler-does-not-compile', { file: from, reason: result.reason }, place)
        : diagnose('emit/handler-unclear', { file: from, operation: operation.name, reason: result.reason }, place),
    );
  } else if (before !== undefined)
    part.changes.push({
      kind: 'rename',
      path,
      from,
      text: result.text,
      reason: `the operation ${operation.name} was ${source.slice(0, -'.ts'.length)}`,
    });
  else if (result.text === text) part.unchanged += 1;
  else part.changes.push({ kind: 'update', path, text: result.text, reason: `the signature of ${operation.name}` });
}

/** The names that an operation went by, from the name of its file. */
function namesOfFile(file: string): HandlerNames {
  const name = file.slice(0, -'.ts'.length);
  const base = pascalCase(name);
  return {
    binding: bindingName(camelCase(name)),
    received: `${base}Received`,
    output: `${base}Output`,
    item: `${base}Item`,
    upload: { given: `${base}Upload`, received: `${base}UploadReceived` },
  };
}

function planMissing(part: PlanPart, root: string, disk: Disk, operation: Operation, own: OwnOperationNames): void {
  const path = `${root}/${handlerFolder}/${own.file}`;
  const parked = `${root}/${parkedFolder}/${own.file}`;
  const text = disk.read(parked);
  if (text === undefined) {
    part.changes.push({
      kind: 'create',
      path,
      text: skeletonHandler(operation.name, own, operation.summary ?? operation.name),
      reason: `the operation ${operation.name} has no handler yet`,
    });
    return;
  }
  part.changes.push({ kind: 'rename', path, from: parked, text, reason: `the operation ${operation.name} is back` });
  part.diagnostics.push(diagnose('emit/handler-restored', { operation: operation.name, file: parked }, { span: fileSpan(parked) }));
}

function park(part: PlanPart, root: string, disk: Disk, { gone, kept, missing }: HandlerAssignment): void {
  const rewritten = new Set([...kept.map(({ target }) => target), ...missing.map(({ name }) => `${name}.ts`)]);
  for (const { operation, file } of gone) {
    const from = `${root}/${handlerFolder}/${file}`;
    const text = disk.read(from);
    if (text === undefined) continue;
    if (isSkeleton(text)) {
      if (!rewritten.has(file))
        part.changes.push({
          kind: 'delete',
          path: from,
          reason: `the operation ${operation} is gone, and nobody wrote its handler`,
        });
      continue;
    }
    const path = freePath(disk, `${root}/${parkedFolder}/${file}`);
    // Where another operation's handler takes the place, only the copy is made here.
    part.changes.push(
      rewritten.has(file)
        ? { kind: 'create', path, text, reason: `the operation ${operation} is gone` }
        : { kind: 'rename', path, from, text, reason: `the operation ${operation} is gone` },
    );
    part.diagnostics.push(diagnose('emit/handler-parked', { operation, file: path }, { span: fileSpan(path) }));
  }
}

/** The path, or the first of `name-2.ts`, `name-3.ts` .. that is free. */
export function freePath(disk: Disk, path: string): string {
  if (disk.read(path) === undefined) return path;
  for (let number = 2; ; number += 1) {
    const numbered = path.replace(/(\.[a-z]+)$/, `-${String(number)}$1`);
    if (disk.read(numbered) === undefined) return numbered;
  }
}
