import { rules, type RulePlace, type SpecChange } from '@plugwright/compat';
import { judged, type Compared } from '../compare.ts';
import { sarifLog } from './sarif-log.ts';
import { witnessText, witnessTitle } from './witness.ts';

const levels = { breaking: 'error', dangerous: 'warning', safe: 'note' } as const;

function location({ file, pointer, span }: RulePlace): object {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  const region =
    span === undefined ? {} : { region: { startLine: span.start.line, startColumn: span.start.column, endLine: span.end.line, endColumn: span.end.column } };
  return {
    physicalLocation: { artifactLocation: { uri, uriBaseId: 'SRCROOT' }, ...region },
    logicalLocations: [{ fullyQualifiedName: pointer, kind: 'element' }],
  };
}

function result(change: SpecChange, ruleIndex: number): object {
  const witness = witnessText(change);
  const place = change.new ?? change.old;
  const text = [change.message, ...(witness === undefined ? [] : [`${witnessTitle(change)}: ${witness}`]), change.advice].join('\n');
  return {
    ruleId: change.rule,
    ruleIndex,
    level: judged(change) === 'unknown' ? 'warning' : levels[change.level],
    message: { text },
    ...(place === undefined ? {} : { locations: [location(place)] }),
    ...(change.new === undefined || change.old === undefined ? {} : { relatedLocations: [{ id: 0, message: { text: 'before' }, ...location(change.old) }] }),
    ...(change.approval === undefined ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: change.approval.reason }] }),
    properties: { document: change.document, bump: change.bump, ...(change.witness === undefined ? {} : { witness: change.witness }) },
  };
}

/** A SARIF 2.1.0 log of the changes, with the rules that found something; approved ones are suppressed, not left out. */
export function renderSarif({ documents }: Compared): string {
  const changes = documents.flatMap((document) => document.changes);
  const ids = [...new Set(changes.map(({ rule }) => rule))].sort();
  const described = ids.map((id) => {
    const rule = rules.find((known) => known.id === id);
    const text = rule === undefined ? id : `${rule.kind} ${rule.action} (${rule.surface})`;
    return {
      id,
      shortDescription: { text },
      ...(rule === undefined
        ? {}
        : { help: { text: rule.advice }, defaultConfiguration: { level: levels[rule.level] }, properties: { page: rule.page, category: rule.category } }),
    };
  });
  return sarifLog(
    described,
    changes.map((change) => result(change, ids.indexOf(change.rule))),
  );
}
