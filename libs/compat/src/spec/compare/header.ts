import { memberOf, textOf, type Maturity, type SpecDocument } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { documentRetired } from '../rules/spec/document-retired.ts';
import { documentUnretired } from '../rules/spec/document-unretired.ts';
import { licenseChanged } from '../rules/spec/license-changed.ts';
import { maturityLowered } from '../rules/spec/maturity-lowered.ts';
import { maturityRaised } from '../rules/spec/maturity-raised.ts';
import { ownersChanged } from '../rules/spec/owners-changed.ts';
import { compareDeprecation } from './promises.ts';

/** How much each says; a deprecated document still keeps what a stable one promised, so going there and back is a deprecation. */
const maturities: readonly Maturity[] = ['experimental', 'alpha', 'beta', 'stable'];

const maturityOf = (document: SpecDocument): Maturity | undefined => ('maturity' in document ? document.maturity : undefined);

function compareMaturity(comparison: Comparison): void {
  const before = maturityOf(comparison.old.document);
  const after = maturityOf(comparison.new.document);
  if (before === after || before === undefined || after === undefined) return;
  const at = { member: '/maturity', old: '/maturity', new: '/maturity' };
  const name = comparison.new.document.id;
  if (after === 'retired') comparison.report(documentRetired, { name, old: before }, at);
  else if (before === 'retired') comparison.report(documentUnretired, { name, new: after }, at);
  else if (before !== 'deprecated' && after !== 'deprecated')
    comparison.report(maturities.indexOf(after) < maturities.indexOf(before) ? maturityLowered : maturityRaised, { old: before, new: after }, at);
}

/** What a document says about its end: `deprecated`, or a maturity that says it without a version. */
function deprecationOf(document: SpecDocument) {
  return memberOf(document.raw, 'deprecated') ?? (maturityOf(document) === 'deprecated' ? true : undefined);
}

/** Compare what every document says of itself. */
export function compareHeader(comparison: Comparison): void {
  const { document: old } = comparison.old;
  const { document: current } = comparison.new;
  compareMaturity(comparison);
  const at = { member: '/deprecated', old: '/deprecated', new: '/deprecated' };
  compareDeprecation(comparison, `the ${current.kind} ${current.id}`, deprecationOf(old), deprecationOf(current), at);
  const [before, after] = [old.owners.toSorted().join(', '), current.owners.toSorted().join(', ')];
  if (before !== after) comparison.report(ownersChanged, { old: before, new: after }, { member: '/owners', old: '/owners', new: '/owners' });
  const [licenseBefore, licenseAfter] = [textOf(old.raw, 'license'), textOf(current.raw, 'license')];
  if (licenseBefore !== licenseAfter)
    comparison.report(licenseChanged, { old: licenseBefore ?? 'none', new: licenseAfter ?? 'none' }, { member: '/license', old: '/license', new: '/license' });
}
