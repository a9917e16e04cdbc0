/** What becomes of a plugin that loses one it needs: it stops, or it goes on, degraded. */
export type LossRule = 'fail-fast' | 'continue';

/** What an operator decides about the lives of plugins. */
export interface LifecycleOptions {
  /** Plugins that get a second instance, started and kept without traffic, that serves at once when the first one ends. */
  readonly spares?: readonly string[];
  /** What becomes of a plugin whose code hangs; `quarantine` freezes it, so that it can be looked at. `restart` where absent. */
  readonly onHang?: 'restart' | 'quarantine';
  /**
   * By `<plugin> -> <dependency>`, by `<plugin>`, or by `*`. Where nothing is said, an optional dependency is `continue` and a required one `fail-fast`.
   */
  readonly onDependencyLost?: Readonly<Record<string, LossRule>>;
  /** What chance is made of: the same seed gives the same pauses. */
  readonly seed?: number;
}

/** What becomes of a plugin when a dependency is lost. */
export function lossRule({ onDependencyLost = {} }: LifecycleOptions, plugin: string, dependency: string, optional: boolean): LossRule {
  const keys = [`${plugin} -> ${dependency}`, plugin, '*'];
  const key = keys.find((candidate) => Object.hasOwn(onDependencyLost, candidate));
  return (key === undefined ? undefined : onDependencyLost[key]) ?? (optional ? 'continue' : 'fail-fast');
}
