import type { PlanPart } from '../../plan/plan.ts';

/** What is to be done about the handlers, and the file that each operation's is in afterwards. */
export interface HandlerPlan {
  readonly part: PlanPart;
  /** By the operation's identity. */
  readonly handlers: ReadonlyMap<string, string>;
}
