// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
export type Format = "markdown" | "html" | "text";

export interface Section {
  level: number;
  heading: string;
  text: string;
}

export interface Link {
  target: string;
  text: string;
}

export interface Document {
  id: string;
  format: Format;
  title: string;
  text: string;
  sections?: Section[];
  links?: Link[];
}
