import Layout from '@theme/Layout';
import type { ReactNode } from 'react';

/** An entry of the list of contents beside a page. */
export interface Chapter {
  readonly id: string;
  readonly title: string;
}

interface PageProps {
  readonly title: string;
  readonly description: string;
  readonly chapters?: readonly Chapter[];
  readonly children: ReactNode;
}

/** The frame of a generated page: its text, and its chapters beside it on a wide screen. */
export function Page({ title, description, chapters = [], children }: PageProps): ReactNode {
  return (
    <Layout title={title} description={description}>
      <main className={chapters.length > 0 ? 'portal portal--chapters' : 'portal'}>
        <div className="portal__text">{children}</div>
        {chapters.length > 0 && (
          <nav className="portal__chapters" aria-label="On this page" data-pagefind-ignore>
            <ul>
              {chapters.map(({ id, title: chapter }) => (
                <li key={id}>
                  <a href={`#${id}`}>{chapter}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </main>
    </Layout>
  );
}
