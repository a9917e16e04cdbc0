import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { YAMLError } from 'yaml';
import type { YamlTree } from './yaml-tree.ts';

/** The parser's words as the end of a sentence. */
function reasonOf(problem: YAMLError): string {
  const [first = 'it cannot be parsed'] = problem.message.split('\n');
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`.replace(/[.:]+$/, '');
}

/** A finding for what the YAML parser objects to. */
export function yamlProblem(tree: YamlTree, text: string, problem: YAMLError): Diagnostic {
  const [start, end] = problem.pos;
  const span = tree.span(start, Math.max(end, start + 1));
  switch (problem.code) {
    case 'TAB_AS_INDENT':
      return diagnose('spec/tab-indentation', {}, { span });
    case 'MULTIPLE_DOCS':
      return diagnose('spec/several-documents', {}, { span });
    case 'TAG_RESOLVE_FAILED':
      return diagnose('spec/unsupported-tag', { tag: text.slice(start, end) || 'here' }, { span });
    default:
      return diagnose('spec/yaml-syntax', { reason: reasonOf(problem) }, { span });
  }
}
