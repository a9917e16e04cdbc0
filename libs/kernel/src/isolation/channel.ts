/** One duplex way to a running plugin. What arrives is unchecked. */
export interface PluginChannel {
  send(message: object): void;
  /** Set once, before anything arrives. `onBroken` says why the plugin's side broke the protocol. */
  listen(listeners: { onMessage(value: unknown): void; onBroken(reason: string): void }): void;
}
