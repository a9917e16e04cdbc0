/** Something of the kernel that is fed with what is broken. */
export interface FuzzTarget {
  readonly name: string;
  /** What is wrong with how the case of a number is taken; nothing where it is taken well. A case is made of its number alone. */
  complaintsOf(seed: number): Promise<readonly string[]>;
  /** The case of a number, for a person. */
  show(seed: number): Promise<string>;
}
