import { describe, expect, it } from 'vitest';
import type { Diagnostic, Span } from '../diagnostic.ts';
import { diagnose } from '../diagnose.ts';
import { renderGithub } from './github.ts';
import { renderJson } from './json.ts';
import { renderPretty } from './pretty.ts';
import { renderSarif } from './sarif.ts';

const text = 'spec: plugin/v1\nsumary: hello\nid: x\n';

function span(line: number, start: number, end: number, offset: number, file = 'specs/plugins/a,b:c.plugin.yaml'): Span {
  return { file, start: { line, column: start, offset }, end: { line, column: end, offset: offset + end - start } };
}

const unknownKey: Diagnostic = diagnose(
  'spec/unknown-key',
  { key: 'sumary', where: 'in a plugin' },
  {
    span: span(2, 1, 7, 16),
    pointer: '/sumary',
    hints: ['Did you mean "summary"?'],
    fix: { description: 'replace by "summary"', edits: [{ file: 'specs/plugins/a,b:c.plugin.yaml', startOffset: 16, endOffset: 22, text: 'summary' }] },
    related: [{ message: 'here', span: span(1, 1, 5, 0) }],
  },
);
const noPlace = diagnose('kernel/not-running', {});
const options = { source: () => text, colour: false };

describe('renderPretty', () => {
  it('begins each finding with path:line:col and closes with a count', () => {
    const lines = renderPretty([unknownKey], options).split('\n');
    expect(lines[0]).toBe('specs/plugins/a,b:c.plugin.yaml:2:1 error Unknown key "sumary" in a plugin. [spec/unknown-key]');
    expect(lines.at(-2)).toBe('1 error, 0 warnings');
  });

  it('shows a frame with carets under the span, related places, hints and the fix', () => {
    const rendered = renderPretty([unknownKey], options);
    expect(rendered).toContain('  2 | sumary: hello\n    | ^^^^^^\n');
    expect(rendered).toContain('  see specs/plugins/a,b:c.plugin.yaml:1:1 here');
    expect(rendered).toContain('  hint Did you mean "summary"?');
    expect(rendered).toContain('  fix replace by "summary"');
  });

  it('writes no control character of a hostile file to the terminal', () => {
    const rendered = renderPretty([unknownKey], { source: () => 'a\u001b[2J\nsumary: \u001b]0;x\u0007\nb', colour: false });
    expect(rendered.includes('\u001b')).toBe(false);
    expect(rendered).toContain('\\u001b');
  });

  it('uses colour only where asked', () => {
    expect(renderPretty([noPlace], { ...options, colour: true })).toContain('\u001b[31merror');
    expect(renderPretty([noPlace], options)).not.toContain('\u001b');
  });
});

describe('renderGithub', () => {
  it('escapes properties and text as the runner documents', () => {
    const [line] = renderGithub([unknownKey]).split('\n');
    expect(line).toBe(
      '::error file=specs/plugins/a%2Cb%3Ac.plugin.yaml,line=2,col=1,endColumn=7,title=spec/unknown-key::Unknown key "sumary" in a plugin.%0ADid you mean "summary"?',
    );
  });

  it('needs no place, and escapes percent signs first', () => {
    const percent = diagnose('spec/bad-percentage', { value: '%0A' });
    expect(renderGithub([percent])).toMatch(/^::error title=spec\/bad-percentage::"%250A" is not/);
  });
});

describe('renderJson', () => {
  it('is one document with counts, sorted', () => {
    const parsed = JSON.parse(renderJson([unknownKey, noPlace])) as { counts: object; diagnostics: Diagnostic[] };
    expect(parsed.counts).toEqual({ error: 2, warning: 0, info: 0 });
    expect(parsed.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['kernel/not-running', 'spec/unknown-key']);
  });
});

describe('renderSarif', () => {
  it('has one rule a code, results that point to it, and the fix', () => {
    const log = JSON.parse(renderSarif([unknownKey, noPlace, unknownKey])) as {
      version: string;
      runs: [
        {
          tool: { driver: { rules: { id: string }[] } };
          results: {
            ruleId: string;
            ruleIndex: number;
            fixes?: unknown[];
            locations?: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
          }[];
        },
      ];
    };
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.tool.driver.rules.map((rule) => rule.id)).toEqual(['kernel/not-running', 'spec/unknown-key']);
    expect(run.results).toHaveLength(3);
    expect(run.results[1]?.ruleIndex).toBe(1);
    expect(run.results[1]?.fixes).toHaveLength(1);
    expect(run.results[1]?.locations?.[0]?.physicalLocation.artifactLocation.uri).toBe('specs/plugins/a%2Cb%3Ac.plugin.yaml');
    expect(run.results[1]?.locations?.[0]?.physicalLocation.region).toMatchObject({ startLine: 2, startColumn: 1, endLine: 2, endColumn: 7 });
  });
});
