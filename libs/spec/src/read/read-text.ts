import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { isObject, typeName } from '../json/access.ts';
import type { Json } from '../model/schema.ts';
import { fastParse } from './fast-parse.ts';
import { limits } from './limits.ts';
import { nestsTooDeeply } from './nesting.ts';
import { parsedDocument, type ParsedDocument } from './parsed-document.ts';
import { plainValue } from './plain-value.ts';
import { yamlProblem } from './yaml-problem.ts';
import type { YAMLError } from 'yaml';
import { YamlTree } from './yaml-tree.ts';

/** What reading one text gives: a document, unless there are errors. */
export interface ReadResult {
  readonly document?: ParsedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

const fileStart = (file: string) => ({ file, start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } });

/** At most so many syntax problems are shown of one file: the later ones mostly follow from the first. */
const mostProblems = 10;

/**
 * Read one YAML or JSON text. Never throws for what stands in it: every objection is a finding with its place.
 * The exact parser is only used where the fast one is not sure.
 */
export function readText(file: string, text: string): ReadResult {
  const size = Buffer.byteLength(text);
  if (size > limits.bytes) return { diagnostics: [diagnose('spec/too-large', { size, limit: limits.bytes }, { span: fileStart(file), pointer: '' })] };
  const fast = fastParse(file, text);
  if (fast !== undefined) return documentOf(file, text, fast);
  return readExactly(file, text);
}

/** Read with positions from the start; what the fast way is measured against. */
export function readExactly(file: string, text: string): ReadResult {
  if (nestsTooDeeply(text)) return tooDeep(file);
  let tree: YamlTree;
  try {
    tree = new YamlTree(file, text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(file);
  }
  const { problems } = tree;
  if (problems.some((problem) => /call stack/i.test(problem.message))) return tooDeep(file);
  if (problems.length > 0) return { diagnostics: told(problems).map((problem) => yamlProblem(tree, text, problem)) };
  const version = tree.document.directives;
  if (version.yaml.explicit === true && version.yaml.version !== '1.2') {
    return { diagnostics: [diagnose('spec/yaml-syntax', { reason: `only YAML 1.2 is read, not ${version.yaml.version}` }, { span: fileStart(file) })] };
  }
  const { value, diagnostics } = plainValue(tree);
  if (diagnostics.length > 0 || value === undefined) return { diagnostics };
  return documentOf(file, text, value, tree);
}

/** The problems worth telling: one a place, and of those that a tab causes only the tab. */
function told(problems: readonly YAMLError[]): readonly YAMLError[] {
  const tabs = problems.filter((problem) => problem.code === 'TAB_AS_INDENT');
  const places = new Set<number>();
  const first = (tabs.length > 0 ? tabs : problems).filter(({ pos: [start] }) => !places.has(start) && places.add(start));
  return first.slice(0, mostProblems);
}

function tooDeep(file: string): ReadResult {
  return { diagnostics: [diagnose('spec/too-deep', { limit: limits.depth }, { span: fileStart(file), pointer: '' })] };
}

function documentOf(file: string, text: string, value: Json, tree?: YamlTree): ReadResult {
  if (!isObject(value)) {
    const found = text.trim() === '' ? 'an empty file' : typeName(value);
    return { diagnostics: [diagnose('spec/not-a-mapping', { found }, { span: fileStart(file), pointer: '' })] };
  }
  return { document: parsedDocument(file, text, value, tree), diagnostics: [] };
}
