import Heading from '@theme/Heading';
import type { ReactNode } from 'react';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly level?: 'h2' | 'h3';
  readonly children: ReactNode;
}

/** A headed part of a page that can be linked to. */
export function Section({ id, title, level = 'h2', children }: SectionProps): ReactNode {
  return (
    <section>
      <Heading as={level} id={id}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
