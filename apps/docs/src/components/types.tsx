import type { ReactNode } from 'react';
import { anchor } from '../portal/paths.ts';
import type { PortalType } from '../portal/shape.ts';
import { Deprecation } from './deprecation.tsx';
import { Prose } from './prose.tsx';
import { SchemaTree } from './schema-tree.tsx';
import { Section } from './section.tsx';

/** Named types of a document. */
export function Types({ types }: { readonly types: readonly PortalType[] }): ReactNode {
  return types.map((type) => (
    <Section key={type.name} id={anchor('type', type.name)} title={type.name} level="h3">
      <Deprecation of={type} />
      <Prose text={type.summary} />
      <SchemaTree schema={type.schema} id={anchor('type', type.name)} />
    </Section>
  ));
}
