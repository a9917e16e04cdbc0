/** What the owner of a channel hears. */
export interface ChannelListeners {
  readonly onMessage: (value: unknown) => void;
  /** The plugin's side broke the protocol; says how. */
  readonly onBroken: (reason: string) => void;
}

/** One duplex way to a running plugin. What arrives is unchecked. */
export interface PluginChannel {
  send(message: object): void;
  /** Set once, before anything arrives. */
  listen(listeners: ChannelListeners): void;
}
