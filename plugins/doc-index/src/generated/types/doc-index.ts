// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
export interface Hit {
  id: string;
  title: string;
  score: number;
  snippet: string;
}
