/**
 * Words that cannot be an identifier, by language: the keywords of the language's own reference, and what every scope of
 * it has. Compared with the identifier as the language would write it.
 */
const typescript =
  'abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null number of package private protected public return static string super switch symbol this throw true try type typeof undefined var void while with yield';
const python =
  'and as assert async await break class continue def del elif else except exec finally for from global if import in is lambda match nonlocal not or pass print raise return self try while with yield';
const go =
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var init main';
const rust =
  'abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof unsafe unsized use virtual where while yield';
const java =
  'abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import instanceof int interface long native new null package private protected public record return short static strictfp super switch synchronized this throw throws transient try var void volatile while yield';

/** Names that every JavaScript object has already. */
const prototype = ['constructor', 'prototype', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString', 'toString', 'valueOf', 'then'];

/** Types that a language has in every scope, and types that every generated package declares. */
const types: Readonly<Record<string, readonly string[]>> = {
  TypeScript: [
    'Array',
    'Boolean',
    'Date',
    'Error',
    'Function',
    'Map',
    'Number',
    'Object',
    'Partial',
    'Pick',
    'Omit',
    'Promise',
    'Readonly',
    'Record',
    'RegExp',
    'Required',
    'Set',
    'String',
    'Symbol',
  ],
  Python: ['None', 'True', 'False', 'Exception'],
  Rust: ['Self'],
  Java: ['Object', 'String', 'Integer', 'Long', 'Double', 'Boolean', 'Record'],
  'generated code': ['Context', 'Handlers', 'Kernel', 'Caller', 'PluginError'],
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const functions: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['TypeScript', words(typescript)],
  ['Python', words(python)],
  ['Go', words(go)],
  ['Rust', words(rust)],
  ['Java', words(java)],
];
/** Reached through an object, where JavaScript and Go allow any name. */
const methods = functions.filter(([language]) => language !== 'TypeScript' && language !== 'Go');

/** What a name is used as. */
export type NameUse = 'function' | 'method' | 'type' | 'member';

/** The languages in which an identifier is reserved for a use; empty where it may be used. */
export function reservedIn(identifier: string, use: NameUse): readonly string[] {
  const languages = new Set<string>();
  if (prototype.includes(identifier)) languages.add('JavaScript');
  if (use === 'type') for (const [language, names] of Object.entries(types)) if (names.includes(identifier)) languages.add(language);
  if (use === 'function') for (const [language, keywords] of functions) if (keywords.has(identifier)) languages.add(language);
  if (use === 'method') for (const [language, keywords] of methods) if (keywords.has(identifier)) languages.add(language);
  return [...languages];
}
