import { below } from '../json/pointer.ts';
import type { SpecDocument } from '../model/document.ts';
import { errorMember, eventMember, extensionPointMember, operationMember, typeMember, unlockMember, type UpstreamMember } from './upstream-member.ts';

function* membersOf(document: SpecDocument): Generator<readonly [string, UpstreamMember]> {
  if (document.kind === 'policy' || document.kind === 'gap') return;
  for (const [name, type] of document.types) yield [below('/types', name), typeMember(type)];
  for (const [name, error] of document.errors) yield [below('/errors', name), errorMember(error)];
  if (document.kind === 'contract') {
    for (const [name, event] of document.events) yield [below('/events', name), eventMember(event)];
  } else if (document.kind === 'plugin') {
    for (const [name, operation] of document.operations) yield [below('/operations', name), operationMember(operation)];
    for (const [name, event] of document.publishes) yield [below('/events/publishes', name), eventMember(event)];
    for (const [name, point] of document.extensionPoints) yield [below('/extensionPoints', name), extensionPointMember(point)];
  } else {
    for (const [name, service] of document.services) {
      if (service.unlockedBy !== undefined) yield [below('/services', name, 'unlockedBy'), unlockMember(service.unlockedBy)];
      for (const [operation, entry] of service.operations) yield [below('/services', name, 'operations', operation), operationMember(entry)];
    }
  }
}

/** Every member of a document that a plugin can use, by its JSON pointer, named as `usedSurface` names them. */
export function upstreamMembers(document: SpecDocument): ReadonlyMap<string, UpstreamMember> {
  return new Map(membersOf(document));
}
