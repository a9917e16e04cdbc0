import type { ReactNode } from 'react';

/** Prose of a spec: plain text of which only paragraphs and `code` are understood, so that nothing in it can run. */
export function Prose({ text }: { readonly text: string | undefined }): ReactNode {
  if (text === undefined || text.trim() === '') return null;
  return text.split(/\n{2,}/).map((paragraph, at) => (
    <p key={at}>
      <Inline text={paragraph} />
    </p>
  ));
}

/** One line of prose. */
export function Inline({ text }: { readonly text: string }): ReactNode {
  return text.split(/(`[^`\n]+`)/).map((part, at) => (at % 2 === 1 ? <code key={at}>{part.slice(1, -1)}</code> : part));
}
