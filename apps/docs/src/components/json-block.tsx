import CodeBlock from '@theme/CodeBlock';
import type { ReactNode } from 'react';

/** A value as indented JSON. */
export function JsonBlock({ title, value }: { readonly title: string; readonly value: unknown }): ReactNode {
  return (
    <CodeBlock language="json" title={title}>
      {JSON.stringify(value, null, 2)}
    </CodeBlock>
  );
}
