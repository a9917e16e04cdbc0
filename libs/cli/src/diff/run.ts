import { renderPretty as renderFindings } from '@plugwright/diagnostics';
import { colours, type Paint, type Terminal } from '../terminal/terminal.ts';
import { findRoot, requireRoot } from '../workspace/find-root.ts';
import { sourceText } from '../workspace/source-text.ts';
import { compare, type Compared } from './compare.ts';
import type { Format } from './format.ts';
import { renderGithub } from './render/github.ts';
import { renderJson } from './render/json.ts';
import { renderMarkdown } from './render/markdown.ts';
import { renderPretty } from './render/pretty.ts';
import { renderSarif } from './render/sarif.ts';
import { workingTreeSide } from './sides/path-side.ts';
import { resolveSide } from './sides/resolve-side.ts';
import { exitOf } from './verdict.ts';

const renderers = { pretty: renderPretty, json: renderJson, sarif: renderSarif, github: renderGithub, markdown: renderMarkdown } satisfies Record<
  Format,
  (compared: Compared, paint: Paint) => string
>;

/** `plugwright diff <old> [new]`; without a second side, the working tree. */
export async function runDiff(old: string, now: string | undefined, format: Format, terminal: Terminal): Promise<void> {
  const surroundings = { cwd: terminal.cwd, root: findRoot(terminal.cwd) };
  const before = await resolveSide(old, surroundings);
  const after = now === undefined ? await workingTreeSide(requireRoot(terminal.cwd)) : await resolveSide(now, surroundings);
  const compared = await compare(before, after);
  if (format === 'pretty' && compared.diagnostics.length > 0) {
    terminal.err(renderFindings(compared.diagnostics, { source: sourceText(surroundings.root ?? terminal.cwd), colour: colours(terminal.paintErr) }));
  }
  terminal.out(renderers[format](compared, terminal.paint));
  process.exitCode = exitOf[compared.verdict];
}
