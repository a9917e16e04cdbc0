/** What became of a capability that a manifest declares. */
export type GrantState = 'granted' | 'not-granted' | 'revoked' | 'expired' | 'unknown-scope';

/** One capability of one plugin, as the table of grants shows it. */
export interface GrantStatus {
  readonly plugin: string;
  readonly capability: string;
  readonly scope: string;
  /** What is granted of what the manifest declares; all that is declared where nothing is granted. */
  readonly permissions: readonly string[];
  readonly state: GrantState;
  /** In words, one each. */
  readonly restrictions: readonly string[];
  /** Who granted or revoked it; `manifest` where declaring is enough. */
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly until?: number;
  readonly uses: number;
  readonly denials: number;
  readonly bytes: number;
  /** Why the plugin wants it, from the manifest. */
  readonly reason: string;
  /** Who holds the plugin to it. */
  readonly enforcedBy: string;
}

/** A change of what a plugin may do. */
export interface GrantChange {
  readonly plugin: string;
  readonly capability: string;
  readonly scope: string;
  readonly kind: 'grant' | 'revoke' | 'expire';
}
