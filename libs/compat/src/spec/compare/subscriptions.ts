import type { PluginDocument, Subscription } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { subscriptionAdded } from '../rules/event/subscription-added.ts';
import { subscriptionRedirected } from '../rules/event/subscription-redirected.ts';
import { subscriptionRemoved } from '../rules/event/subscription-removed.ts';

const keyOf = ({ event, from }: Subscription): string => `${from.document} ${event}`;

/** The operation by its first name, so that renaming it is no redirection. */
function operationOf(plugin: PluginDocument, { operation }: Subscription): string {
  return plugin.operations.get(operation)?.identity ?? operation;
}

/** Compare what a plugin listens to. What it takes of an event is the input of the operation, and judged there. */
export function compareSubscriptions(comparison: Comparison<PluginDocument>): void {
  const { document: old } = comparison.old;
  const { document: current } = comparison.new;
  const before = new Map(old.subscribes.map((subscription) => [keyOf(subscription), subscription]));
  const after = new Map(current.subscribes.map((subscription) => [keyOf(subscription), subscription]));
  for (const [key, subscription] of after) {
    const { event: name, from, pointer } = subscription;
    const earlier = before.get(key);
    if (earlier === undefined) comparison.report(subscriptionAdded, { name, from: from.document }, { member: pointer, new: pointer });
    else if (operationOf(old, earlier) !== operationOf(current, subscription))
      comparison.report(
        subscriptionRedirected,
        { name, old: earlier.operation, new: subscription.operation },
        { member: pointer, old: earlier.pointer, new: pointer },
      );
  }
  for (const [key, { event: name, from, pointer }] of before)
    if (!after.has(key)) comparison.report(subscriptionRemoved, { name, from: from.document }, { member: pointer, old: pointer });
}
