import type { ResourceLimits } from '../isolation/driver.ts';

/** What an operator grants one plugin; what stands here goes before what its manifest says. */
export interface OperatorLimits extends Partial<ResourceLimits> {
  /** Calls of the plugin that are accepted in a second; as many may come at once. */
  readonly callsPerSecond?: number;
  /** The same, for single operations. */
  readonly operations?: Readonly<Record<string, Pick<OperatorLimits, 'callsPerSecond' | 'maxPayloadBytes' | 'streamBytesPerSecond'>>>;
  /** JSON of the data of one call, or of one item that is streamed to the plugin. */
  readonly maxPayloadBytes?: number;
  /** What its operations stream in both directions together; beyond it streams are held up, not ended. */
  readonly streamBytesPerSecond?: number;
}

/** What the machine may give to all plugins together. */
export interface MachineBudget {
  /** MiB; the memory of the machine where absent. */
  readonly memoryMB?: number;
  /** Percent of one core. */
  readonly cpuPercent?: number;
  readonly fileHandles?: number;
}

/** How a kernel shares out its machine. */
export interface UsageOptions {
  readonly plugins?: Readonly<Record<string, OperatorLimits>>;
  readonly budget?: MachineBudget;
  /** What happens to a set of plugins that cannot fit: nothing is started, or those that fit, in the order in which plugins start. */
  readonly onOvercommit?: 'refuse' | 'start-what-fits';
}

const kinds = ['memoryMB', 'cpuPercent', 'fileHandles', 'connections', 'diskMB', 'processes'] as const;

/** The limits of a plugin with what its operator says in place of its manifest. */
export function withOperator(limits: ResourceLimits, operator: OperatorLimits | undefined): ResourceLimits {
  if (operator === undefined) return limits;
  const given = kinds.flatMap((kind) => (operator[kind] === undefined ? [] : [[kind, operator[kind]] as const]));
  return { ...limits, ...Object.fromEntries(given) };
}

/** What an operator says of a plugin; ids are not looked up in what every object has. */
export function operatorLimitsOf({ plugins }: UsageOptions, plugin: string): OperatorLimits | undefined {
  return plugins !== undefined && Object.hasOwn(plugins, plugin) ? plugins[plugin] : undefined;
}
