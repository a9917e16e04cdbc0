import type { ConfigSource } from './layer.ts';

/** One value of a plugin's configuration. */
export interface ConfiguredValue {
  /** JSON pointer of the member. */
  readonly pointer: string;
  readonly value: unknown;
  readonly source: ConfigSource;
  /** What in the source says it: the file, the variable, the flag; of a secret, where it was looked up. */
  readonly from: string;
  /** It must not be shown: the schema says so, it was looked up as a secret, or a secret is in it. */
  readonly sensitive: boolean;
}
