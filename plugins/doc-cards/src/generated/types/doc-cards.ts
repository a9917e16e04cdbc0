// Generated from specs/plugins/doc-cards.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-cards
export interface Card {
  id: string;
  title: string;
  abstract: string;
  words: number;
  readingSeconds: number;
  outline: string[];
}
