import { describe, expect, it } from 'vitest';
import { catalogue, definitionOf } from './catalogue.ts';
import { defineCodes } from './code.ts';
import { diagnose, type ParamsOf } from './diagnose.ts';

describe('diagnose', () => {
  it('fills the message and the hint, and names the page', () => {
    const finding = diagnose('spec/bad-id', { value: 'A b' });
    expect(finding.message).toBe('"A b" is not an id.');
    expect(finding.hints).toHaveLength(1);
    expect(finding.page).toBe('/diagnostics/spec/bad-id');
    expect(finding.severity).toBe('error');
  });

  it('shows a parameter that looks like a placeholder as it is', () => {
    expect(diagnose('spec/unknown-key', { key: '{where}', where: 'here' }).message).toBe('Unknown key "{where}" here.');
  });

  it('throws for a missing parameter, also one that every object inherits', () => {
    expect(() => diagnose('spec/bad-id', {} as ParamsOf<'spec/bad-id'>)).toThrow(/needs the parameter "value"/);
  });

  it('throws for an unknown code', () => {
    expect(() => definitionOf('spec/nothing')).toThrow(/unknown diagnostic code/);
    expect(() => definitionOf('constructor')).toThrow(/unknown diagnostic code/);
  });

  it('puts the hints of the finding before the hint of the code', () => {
    expect(diagnose('spec/bad-id', { value: 'x' }, { hints: ['first'] }).hints[0]).toBe('first');
  });
});

describe('the catalogue', () => {
  it('refuses a code outside of its family', () => {
    const definition = { severity: 'error', message: 'm', summary: 's' } as const;
    expect(() => defineCodes('spec', { 'link/x': definition })).toThrow();
    expect(() => defineCodes('spec', { 'spec/Not-Kebab': definition })).toThrow();
  });

  it('is sorted and has a sentence for each message and summary', () => {
    const entries = catalogue();
    expect(entries.map((entry) => entry.code)).toEqual(entries.map((entry) => entry.code).toSorted());
    for (const entry of entries) {
      expect(entry.message, entry.code).toMatch(/[.]$|\{[a-z]+\}\.?$/);
      expect(entry.summary, entry.code).toMatch(/\.$/);
      expect(entry.code.startsWith(`${entry.family}/`)).toBe(true);
    }
  });
});
