import type { Operation } from '@plugwright/spec';

/** Which file on disk holds the body of which operation. */
export interface HandlerAssignment {
  /** Bodies that are there; `source` differs from `target` after a rename. */
  readonly kept: readonly { readonly operation: Operation; readonly source: string; readonly target: string }[];
  /** Operations without a body. */
  readonly missing: readonly Operation[];
  /** Bodies without an operation. `operation` is the identity of what they were written for. */
  readonly gone: readonly { readonly operation: string; readonly file: string }[];
  readonly unclear: readonly { readonly operation: string; readonly file: string; readonly problem: string }[];
}

const fileOf = (name: string): string => `${name}.ts`;

/**
 * Match operations and handler files. The ledger (`previous`: identity to file) says whose a file was; without it a file belongs
 * to the operation of its name, or to one that was renamed from it. Two operations may swap their names.
 */
export function assignHandlers(operations: readonly Operation[], previous: ReadonlyMap<string, string>, exists: (file: string) => boolean): HandlerAssignment {
  const ownerOf = new Map([...previous].filter(([, file]) => exists(file)).map(([identity, file]) => [file, identity]));
  const identities = new Set(operations.map(({ identity }) => identity));
  const currentFiles = new Set(operations.map(({ name }) => fileOf(name)));
  const sources = new Map<Operation, string>();
  const unclear: { operation: string; file: string; problem: string }[] = [];
  for (const operation of operations) {
    const target = fileOf(operation.name);
    const known = previous.get(operation.identity);
    const moved = known !== undefined && exists(known) ? known : formerFile(operation, currentFiles, ownerOf, exists);
    const targetIsOurs = exists(target) && (ownerOf.get(target) ?? operation.identity) === operation.identity;
    if (moved !== undefined && moved !== target && targetIsOurs) {
      unclear.push({
        operation: operation.name,
        file: target,
        problem: `it is there beside ${moved}, from which the operation was renamed`,
      });
    } else if (moved !== undefined) sources.set(operation, moved);
    else if (targetIsOurs) sources.set(operation, target);
  }
  return {
    kept: [...sources].map(([operation, source]) => ({ operation, source, target: fileOf(operation.name) })),
    missing: operations.filter((operation) => !sources.has(operation) && !unclear.some(({ operation: name }) => name === operation.name)),
    gone: [...ownerOf].filter(([, identity]) => !identities.has(identity)).map(([file, identity]) => ({ operation: identity, file })),
    unclear,
  };
}

/** A file of a name that the operation once had, which nobody else claims. */
function formerFile(
  operation: Operation,
  currentFiles: ReadonlySet<string>,
  ownerOf: ReadonlyMap<string, string>,
  exists: (file: string) => boolean,
): string | undefined {
  return operation.renamedFrom
    .map(fileOf)
    .findLast((file) => exists(file) && !currentFiles.has(file) && (ownerOf.get(file) ?? operation.identity) === operation.identity);
}
