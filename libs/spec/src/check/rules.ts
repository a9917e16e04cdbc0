import type { DocumentKind } from '../model/document.ts';
import type { Reporter } from './reporter.ts';
import { capabilities } from './rules/capabilities.ts';
import { deprecation } from './rules/deprecation.ts';
import { events } from './rules/events.ts';
import { examples } from './rules/examples.ts';
import { fileName } from './rules/file-name.ts';
import { identity } from './rules/identity.ts';
import { namedOperations } from './rules/named-operations.ts';
import { names } from './rules/names.ts';
import { safety } from './rules/safety.ts';
import { schemaProfile } from './rules/schema-profile.ts';
import { state } from './rules/state.ts';
import { streams } from './rules/streams.ts';

/** A check of one document by itself. It must bear any value: the meta-schema has reported what has the wrong form. */
export type Rule = (reporter: Reporter, kind: DocumentKind) => void;

/** Every rule, in the order they run. */
export const rules: readonly Rule[] = [
  fileName,
  names,
  identity,
  deprecation,
  schemaProfile,
  safety,
  state,
  streams,
  capabilities,
  events,
  examples,
  namedOperations,
];
