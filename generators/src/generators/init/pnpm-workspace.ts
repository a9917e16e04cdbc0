import { parseDocument, YAMLSeq } from 'yaml';
import { packageFolders } from './package-json.ts';

/** A pnpm-workspace.yaml with the folders of plugins among its packages, comments and order kept. */
export function withPackageFolders(text: string): string {
  const document = parseDocument(text);
  const packages = document.get('packages');
  const present: unknown[] = packages instanceof YAMLSeq ? packages.toJSON() : [];
  const missing = packageFolders.filter((folder) => !present.includes(folder));
  if (missing.length === 0) return text;
  if (packages instanceof YAMLSeq) for (const folder of missing) packages.add(document.createNode(folder));
  else document.set('packages', document.createNode(missing));
  return document.toString({ lineWidth: 0 });
}
