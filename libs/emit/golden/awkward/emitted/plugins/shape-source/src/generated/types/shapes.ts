// Generated from specs/plugins/shape-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-source
export interface Tree {
  label: string;
  children?: Tree[];
}

export interface Page {
  size?: number;
  order?: "up" | "down";
  inner?: Inner;
}

export interface Inner {
  depth?: number;
}

export interface PageReceived {
  size: number;
  order: "up" | "down";
  inner?: InnerReceived;
}

export interface InnerReceived {
  depth: number;
}
