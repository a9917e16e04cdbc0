import { parsePercentage, type PluginDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { testsLowered } from '../rules/tests/tests-lowered.ts';
import { testsRaised } from '../rules/tests/tests-raised.ts';

const levels: readonly string[] = ['example', 'contract', 'property', 'mutation'];

/** Compare how deep a plugin is tested, at least. */
export function compareTests(comparison: Comparison<PluginDocument>): void {
  const { tests: old } = comparison.old.document;
  const { tests: current } = comparison.new.document;
  const tell = (key: 'level' | 'coverage', what: string, before: string | undefined, after: string | undefined, worth: (text: string) => number): void => {
    const [was, is] = [before === undefined ? -1 : worth(before), after === undefined ? -1 : worth(after)];
    if (was === is) return;
    const at = { member: '/tests', old: `/tests/${key}`, new: `/tests/${key}` };
    comparison.report(is < was ? testsLowered : testsRaised, { what, old: before ?? 'not promised', new: after ?? 'not promised' }, at);
  };
  tell('level', 'The level of the tests', old.level, current.level, (level) => levels.indexOf(level));
  tell('coverage', 'The coverage of the tests', old.coverage, current.coverage, (text) => parsePercentage(text) ?? 0);
}
