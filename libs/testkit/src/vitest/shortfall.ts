interface Share {
  readonly total: number;
  readonly covered: number;
}

/** As much as is read here of a file of istanbul's coverage map. */
interface FileCoverage {
  /** How often each statement ran, by the key under which `statementMap` has its place. */
  readonly s: Readonly<Record<string, number>>;
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>;
  toSummary(): { readonly statements: Share; readonly lines: Share };
}

/** As much as is read here of what vitest's coverage provider measures: istanbul's coverage map. */
export interface CoverageMap {
  /** Absolute paths. */
  files(): string[];
  fileCoverageFor(file: string): FileCoverage;
}

/** What is shown of the files with the most lines that did not run. */
const shownFiles = 5;

/** Code that a person wrote and that is still in use. */
function isHandWritten(path: string): boolean {
  return /^src\/(?!generated\/|handlers\/_removed\/|main\.ts$)/.test(path) && !path.endsWith('.spec.ts');
}

/** Lines on which a statement begins that did not run, in order. */
function missingLines({ s, statementMap }: FileCoverage): number[] {
  const lines = Object.entries(statementMap).flatMap(([key, { start }]) => (s[key] === 0 ? [start.line] : []));
  return [...new Set(lines)].sort((a, b) => a - b);
}

/** `3-5, 9` of 3, 4, 5 and 9. */
function ranges(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.[1] === line - 1) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}-${String(to)}`)).join(', ');
}

/** Rounded down, so that what falls short never reads as if it were enough. */
function percentage({ covered, total }: Share): string {
  return `${String(Math.floor((covered * 10_000) / total) / 100)}%`;
}

function sum(shares: readonly Share[]): Share {
  return shares.reduce((a, b) => ({ total: a.total + b.total, covered: a.covered + b.covered }), { total: 0, covered: 0 });
}

/**
 * What is wrong where the tests run too little of a plugin's hand-written code, with the lines that none ran.
 * @param relativePath of a file in the plugin's folder, with `/`
 * @param percent share of the statements and of the lines, from 0 to 100
 */
export function shortfall(map: CoverageMap, relativePath: (file: string) => string, percent: number): string | undefined {
  const files = map
    .files()
    .map((file) => ({ path: relativePath(file), coverage: map.fileCoverageFor(file) }))
    .filter(({ path }) => isHandWritten(path));
  const summaries = files.map(({ coverage }) => coverage.toSummary());
  const statements = sum(summaries.map((summary) => summary.statements));
  const lines = sum(summaries.map((summary) => summary.lines));
  if ([statements, lines].every(({ covered, total }) => covered * 100 >= percent * total)) return undefined;
  const missing = files
    .map(({ path, coverage }) => ({ path, lines: missingLines(coverage) }))
    .filter((file) => file.lines.length > 0)
    .sort((a, b) => b.lines.length - a.lines.length || (a.path < b.path ? -1 : 1));
  return [
    `The tests run ${percentage(statements)} of the statements and ${percentage(lines)} of the lines of the hand-written code; the spec asks for ${String(percent)}% (tests.coverage). Not run:`,
    ...missing.slice(0, shownFiles).map((file) => `  ${file.path}: ${ranges(file.lines)}`),
    ...(missing.length > shownFiles ? [`  and ${String(missing.length - shownFiles)} more files`] : []),
  ].join('\n');
}
