import type { DocumentSource, WorkspaceSources } from '@plugwright/spec';

function overlaid(source: DocumentSource, texts: ReadonlyMap<string, string>): DocumentSource {
  return {
    async list() {
      const { files, diagnostics } = await source.list();
      return { files: files.map(({ file, text }) => ({ file, text: texts.get(file) ?? text })), diagnostics };
    },
  };
}

/** The same sources with other texts for some of their files: a workspace as it would be after an edit. */
export function withTexts(sources: WorkspaceSources, texts: ReadonlyMap<string, string>): WorkspaceSources {
  return { own: sources.own.map((source) => overlaid(source, texts)), installed: sources.installed };
}

/** The texts of a workspace's own documents by file. */
export async function ownTexts({ own }: WorkspaceSources): Promise<ReadonlyMap<string, string>> {
  const listings = await Promise.all(own.map((source) => source.list()));
  return new Map(listings.flatMap(({ files }) => files.map(({ file, text }) => [file, text] as const)));
}
