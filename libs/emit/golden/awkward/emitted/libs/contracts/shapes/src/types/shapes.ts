// Generated from specs/contracts/shapes.contract.yaml; edits are lost. Make it again: npx nx sync
export interface Tree {
  label: string;
  children?: Tree[];
}

export type Colour = "red" | "dark-green" | "it's" | "quote\"d" | "{" | "a | b" | "" | 1 | true | null;

export interface Weights {
  [k: string]: number;
}

export type Pair = [string, Colour];

export type OpenTuple = [number, ...(boolean)[]];

export interface Odd {
  "content-type": string;
  "x_2-fast": boolean;
  snake_case?: number;
}

export interface Page {
  size?: number;
  order?: "up" | "down";
  inner?: Inner;
}

export interface Inner {
  depth?: number;
}

export type Choice = {
  kind: "tree";
  tree: Tree;
} | {
  kind: "colour";
  colour: Colour;
};

export type Moment = string;

export type Nullable = string | null;

export type Grown = Inner & {
  extra?: Nullable;
};
