import { admits, readText, type SourceFile } from '@plugwright/spec';
import semver from 'semver';

/** A range over the changed document that does not admit its next version. */
export interface ExcludingRange {
  readonly file: string;
  /** Id of the document that writes it. */
  readonly importer: string;
  readonly range: string;
  /** Where its text stands in the file. */
  readonly start: number;
  readonly end: number;
}

function members(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function textOf(value: unknown, name: string): string | undefined {
  const found = members(value).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : undefined;
}

/** Every range in some spec files over a document that excludes a version of it. */
export function excludingRanges(files: readonly SourceFile[], document: string, version: string): readonly ExcludingRange[] {
  return files.flatMap(({ file, text }) => {
    const parsed = readText(file, text).document;
    if (parsed === undefined) return [];
    const imports = members(parsed.value['imports']).filter(([, edge]) => textOf(edge, 'contract') === document);
    return imports.flatMap(([alias, edge]) => {
      const range = textOf(edge, 'range');
      if (range === undefined || semver.validRange(range) === null || admits(range, version)) return [];
      const { start, end } = parsed.spanOf(`/imports/${alias.replaceAll('~', '~0').replaceAll('/', '~1')}/range`);
      return [{ file, importer: textOf(parsed.value, 'id') ?? '', range, start: start.offset, end: end.offset }];
    });
  });
}

/** The shortest caret range that begins with a version. */
export function caretOf(version: string): string {
  const { major, minor, patch, prerelease } = new semver.SemVer(version);
  return patch === 0 && prerelease.length === 0 ? `^${String(major)}.${String(minor)}` : `^${version}`;
}

/**
 * What stands there instead: an importer that uses what changed follows to the new version, one that does not takes
 * both, which holds because its used surface is the same in both.
 */
export function rangeFor({ importer, range }: ExcludingRange, version: string, hit: ReadonlySet<string>): string {
  return hit.has(importer) ? caretOf(version) : `${range} || ${caretOf(version)}`;
}

/** The texts of the files with other ranges; nothing else in them moves. */
export function withRanges(
  files: readonly SourceFile[],
  ranges: readonly ExcludingRange[],
  to: (range: ExcludingRange) => string,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, text } of files) {
    const own = ranges.filter((range) => range.file === file).toSorted((a, b) => b.start - a.start);
    if (own.length === 0) continue;
    texts.set(
      file,
      own.reduce((before, range) => `${before.slice(0, range.start)}'${to(range)}'${before.slice(range.end)}`, text),
    );
  }
  return texts;
}
