/** The sync generator has no options: Nx hands it the tree only. */
export type SyncOptions = Readonly<Record<string, never>>;
