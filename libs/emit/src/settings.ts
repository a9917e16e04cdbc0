/** What a workspace decides for everything that is emitted in it. */
export interface EmitSettings {
  /** npm scope of the emitted packages, with its `@`. */
  readonly scope: string;
  /** Range over the platform's own packages (`@plugwright/sdk`, `@plugwright/testkit`). */
  readonly platformRange: string;
  /** Range of vitest, which runs the emitted tests. */
  readonly vitestRange: string;
  /** Range of the types of Node's own modules. */
  readonly nodeTypesRange: string;
  /** Range of fast-check, for plugins whose tests go as far as properties. */
  readonly fastCheckRange: string;
  /** SPDX licence of the contracts' packages, which their documents do not name; absent: none is written. */
  readonly license?: string;
}

/** The settings of a workspace that says nothing. */
export const defaultSettings: EmitSettings = {
  scope: '@plugwright',
  platformRange: '^0.1.0',
  vitestRange: '~4.1.12',
  nodeTypesRange: '^24.0.0',
  fastCheckRange: '^4.10.2',
};
