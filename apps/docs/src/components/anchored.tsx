import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type { ElementType, ReactNode } from 'react';

interface AnchoredProps {
  readonly id: string;
  readonly as?: ElementType;
  readonly className?: string;
  readonly children: ReactNode;
}

/** An element that links may point to; the build knows its anchor and fails on a link to one that is not there. */
export function Anchored({ id, as: Tag = 'div', className, children }: AnchoredProps): ReactNode {
  useBrokenLinks().collectAnchor(id);
  return (
    <Tag id={id} className={className}>
      {children}
    </Tag>
  );
}
