import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { listReleased, readText, type ParsedDocument, type Released } from '@plugwright/spec';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject, memberOf } from '../json.ts';
import { releasedMember } from './released-text.ts';

/** One released version that was read. */
export interface ReleasedDocument extends Released {
  readonly parsed: ParsedDocument;
  /** Versions of its upstreams at its release, by id. */
  readonly resolved: ReadonlyMap<string, string>;
}

/** What `registry/released` holds; nothing is read before it is asked for. */
export interface ReleasedRegistry {
  /** All versions of a document, oldest first; by id. */
  readonly versions: ReadonlyMap<string, readonly Released[]>;
  /** Read one version; undefined where it does not exist or is broken, which is a finding. */
  read(id: string, version: string): Promise<ReleasedDocument | undefined>;
  /** What was found wrong so far. */
  readonly diagnostics: readonly Diagnostic[];
}

function problem({ kind, id, version }: Released, { value }: ParsedDocument): string | undefined {
  if (memberOf(value, 'id') !== id) return 'it has another id than its path says';
  if (memberOf(value, 'version') !== version) return 'it has another version than its path says';
  if (memberOf(value, 'spec') !== `${kind}/v1`) return 'it is of another kind than its path says';
  return isObject(memberOf(memberOf(value, releasedMember), 'resolved')) ? undefined : `it does not say in ${releasedMember} what it was released with`;
}

/** The document of a file, or why there is none. */
async function parse(root: string, file: string): Promise<ParsedDocument | string> {
  const text = await readFile(join(root, file), 'utf8').catch(() => undefined);
  if (text === undefined) return 'it could not be opened';
  const { document, diagnostics } = readText(file, text);
  return document ?? diagnostics[0]?.message ?? 'it could not be read';
}

function resolvedOf({ value }: ParsedDocument): Map<string, string> {
  const resolved = memberOf(memberOf(value, releasedMember), 'resolved');
  const entries = isObject(resolved) ? Object.entries(resolved) : [];
  return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Look at the registry of a workspace. */
export async function readReleased(root: string): Promise<ReleasedRegistry> {
  const versions = Map.groupBy(await listReleased(root), ({ id }) => id);
  const diagnostics: Diagnostic[] = [];
  const memory = new Map<string, Promise<ReleasedDocument | undefined>>();
  const load = async (released: Released): Promise<ReleasedDocument | undefined> => {
    const read = await parse(root, released.file);
    const reason = typeof read === 'string' ? read : problem(released, read);
    if (typeof read !== 'string' && reason === undefined) return { ...released, parsed: read, resolved: resolvedOf(read) };
    const start = { line: 1, column: 1, offset: 0 };
    diagnostics.push(diagnose('release/released-broken', { file: released.file, reason: reason ?? '' }, { span: { file: released.file, start, end: start } }));
    return undefined;
  };
  return {
    versions,
    diagnostics,
    read(id, version) {
      const released = versions.get(id)?.find((candidate) => candidate.version === version);
      if (released === undefined) return Promise.resolve(undefined);
      let reading = memory.get(released.file);
      if (reading === undefined) memory.set(released.file, (reading = load(released)));
      return reading;
    },
  };
}
