/** A stretch of an excerpt; `marked` where it fits the query. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };

/** Read the index's excerpt as text, so that no HTML of it is ever put into a page. */
export function readExcerpt(html: string): Stretch[] {
  return html
    .split(/<mark>([\s\S]*?)<\/mark>/)
    .map((part, at) => ({ text: part.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? entity), marked: at % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
