import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { readLimitsFile } from './limits-file.ts';

function file(name: string, text: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe('a limits file', () => {
  it('is read as YAML and as JSON', async () => {
    const yaml = file(
      'l.yaml',
      'limits: plugwright/v1\nonOvercommit: start-what-fits\nbudget: { memoryMB: 512 }\nplugins: { doc-index: { cpuPercent: 50 } }\n',
    );
    const usage = { onOvercommit: 'start-what-fits', budget: { memoryMB: 512 }, plugins: { 'doc-index': { cpuPercent: 50 } } };
    expect(await readLimitsFile(yaml)).toEqual({ usage, diagnostics: [] });
    expect(await readLimitsFile(file('l.json', '{"limits":"plugwright/v1"}'))).toEqual({ usage: {}, diagnostics: [] });
  });

  it.each([
    ['l.json', '{"limits":"plugwright/v1","plugins":{"a":{"memoryMb":5}}}', 'usage/limits-invalid', '/plugins/a'],
    ['l.json', '{"limits":"plugwright/v1","plugins":{"a":{"memoryMB":-5}}}', 'usage/limits-invalid', '/plugins/a/memoryMB'],
    ['l.json', '{"limits":"plugwright/v1","plugins":{"__proto__":{"memoryMB":5}}}', 'usage/limits-invalid', '/plugins'],
    ['l.yaml', 'limits: [', 'usage/limits-unreadable', ''],
    ['l.json', 'null', 'usage/limits-invalid', '/'],
  ])('%s with %s is refused', async (name, text, code, pointer) => {
    const { usage, diagnostics } = await readLimitsFile(file(name, text), 'l');
    expect([usage, diagnostics.map((diagnostic) => diagnostic.code)]).toEqual([undefined, [code]]);
    expect(diagnostics[0]?.message).toContain(pointer);
  });

  it('with a wrong member is told by its line and what was meant', async () => {
    const text = 'limits: plugwright/v1\nplugins:\n  doc-index:\n    memoryMb: 5\n';
    const { diagnostics } = await readLimitsFile(file('l.yaml', text), 'l.yaml');
    expect(diagnostics).toMatchObject([
      {
        message: 'The limits file l.yaml is not valid at /plugins/doc-index: it has no member "memoryMb".',
        span: { file: 'l.yaml', start: { line: 4, column: 5 }, end: { line: 4, column: 13 } },
      },
    ]);
    expect(diagnostics[0]?.hints[0]).toBe('Did you mean "memoryMB"?');
    const json = await readLimitsFile(file('l.json', '{\n\t"limits": "plugwright/v2"\n}'), 'l.json');
    expect(json.diagnostics).toMatchObject([
      { message: 'The limits file l.json is not valid at /limits: must be "plugwright/v1".', span: { start: { line: 2, column: 12 } } },
    ]);
  });

  it('never shows its text where it cannot be parsed', async () => {
    const { diagnostics } = await readLimitsFile(file('l.json', '{"limits": planted-secret}'), 'l.json');
    expect(diagnostics.map(({ code }) => code)).toEqual(['usage/limits-unreadable']);
    expect(JSON.stringify(diagnostics)).not.toContain('planted');
  });

  it('that is not there is told in one line', async () => {
    const { diagnostics } = await readLimitsFile('/nowhere/limits.yaml', 'limits.yaml');
    expect(diagnostics.map(({ message }) => message)).toEqual(['The limits file limits.yaml cannot be read: there is no such file.']);
  });
});
