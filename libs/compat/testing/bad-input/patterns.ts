import type { BadInput, BadInputs } from './bad-input.ts';

const text = (pattern: string): { type: 'string'; pattern: string } => ({ type: 'string', pattern });
const asked = (name: string, old: string, next: string, verdicts: BadInput['verdicts']): BadInput => ({ name, old: text(old), new: text(next), verdicts });

/** Regular expressions that backtrack, blow up or abort, and some that are none. */
export const patterns: BadInputs = () => [
  asked('nested repetition', '^(a+)+$', '^a+$', ['compatible', 'unknown']),
  asked('nested repetition, narrowed', '^a+$', '^(a+)+b$', ['breaking', 'unknown']),
  asked('alternatives that overlap', '^(a|a|aa)+$', '^a*$', ['compatible', 'unknown']),
  asked('an automaton of 2^30 states', '^[ab]*a[ab]{30}$', '^[ab]*b[ab]{30}$', ['breaking', 'unknown']),
  asked('counted repetition', '^(?:a?){60}a{60}$', '^a{60,120}$', ['compatible', 'unknown']),
  asked('counts of counts', '^(?:(?:a{1,100}){1,100}){1,100}$', '^a+$', ['compatible', 'unknown']),
  asked('a repetition of a million', '^a{1000000}$', '^a+$', ['compatible', 'unknown']),
  asked('many alternatives', `^(?:${Array.from({ length: 4000 }, (_, number) => `word${String(number)}`).join('|')})$`, '^word\\d+$', [
    'compatible',
    'unknown',
  ]),
  asked('a long pattern', `^${'a?b?c?'.repeat(20_000)}$`, '^[abc]*$', ['compatible', 'unknown']),
  asked('deep groups', `^${'(?:'.repeat(3000)}a${')'.repeat(3000)}$`, '^a$', ['compatible', 'unknown']),
  asked('deep repeated groups', `^${'(?:'.repeat(1500)}a${')*'.repeat(1500)}$`, '^a*$', ['compatible', 'unknown']),
  asked('look-ahead', '^(?=a)', '^a', ['compatible', 'unknown']),
  asked('a back reference', '^(a|b)\\1$', '^..$', ['compatible', 'unknown']),
  asked('no regular expression', '(', '^a', ['unknown']),
  asked('no regular expression in the new one', '^a', '[z-a]', ['unknown']),
  asked('a class of everything', '^[\\s\\S]*$', '^[^]*$', ['compatible', 'unknown']),
  asked('all letters twice', '^\\p{L}{1,200}\\p{N}{1,200}$', '^[\\p{L}\\p{N}]+$', ['compatible', 'unknown']),
  {
    name: 'a catastrophic name',
    old: { type: 'object', patternProperties: { '^(a+)+$': { type: 'integer' } } },
    new: { type: 'object', patternProperties: { '^(a+)+$': { type: 'number' } } },
    verdicts: ['compatible', 'unknown'],
  },
  { name: 'a catastrophic text to match', old: { const: `${'a'.repeat(5000)}!` }, new: text('^(a+)+$'), verdicts: ['breaking', 'unknown'] },
];
