import { below, lastToken } from '../../json/pointer.ts';
import type { Model, PluginDocument } from '../../model/document.ts';
import { materialize } from '../../schema/materialize.ts';
import { misfits } from '../../schema/validate.ts';
import type { LinkDocument } from '../link-document.ts';
import { reasonOf } from './reason.ts';

/** Contributions fit the schema of their extension point. */
export function checkContributions(model: Model, document: LinkDocument, plugin: PluginDocument): void {
  for (const contribution of plugin.contributes) {
    const point = model.plugins.get(contribution.to.document)?.extensionPoints.get(contribution.to.point);
    if (point === undefined) continue;
    const name = lastToken(contribution.pointer) ?? contribution.to.point;
    if (!point.many && contribution.items.length > 1) {
      document.reporter.report('link/contribution-not-many', { point: name, count: contribution.items.length }, { key: contribution.pointer });
    }
    const schema = materialize(model, contribution.to.document, point.schema, 'closed');
    contribution.items.forEach((item, index) => {
      for (const misfit of misfits(schema, item)) {
        const at = `${below(contribution.pointer, index)}${misfit.pointer}`;
        document.reporter.report('link/contribution-does-not-fit', { index: index + 1, point: name, reason: reasonOf(misfit) }, at);
      }
    });
  }
}
