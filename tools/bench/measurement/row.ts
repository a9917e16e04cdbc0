/** One measured figure beside what it is compared with. */
export interface Row {
  readonly id: string;
  /** Null where what was to be measured is not there; such a row is not met. */
  readonly value: number | null;
  readonly unit: string;
  /** The peer's figure, or the bare cost of the parts, in the same run and unit; null where there is none. */
  readonly control: number | null;
  /** `value / control`; null without a control. */
  readonly ratio: number | null;
  /** The bound as people read it. */
  readonly goal: string;
  readonly met: boolean;
}

/** A bound: on the value itself, on its ratio to the control, or on what it exceeds the control by; or none, where a figure only stands beside others. */
export type Goal =
  { readonly most: number } | { readonly least: number } | { readonly timesControl: number } | { readonly beyondControl: number } | { readonly none: true };

const rounded = (value: number): number => Number(value.toPrecision(4));

function judge(value: number, control: number | null, goal: Goal, unit: string): { goal: string; met: boolean } {
  if ('none' in goal) return { goal: '-', met: true };
  if ('least' in goal) return { goal: `>= ${goal.least} ${unit}`, met: value >= goal.least };
  if ('most' in goal) return { goal: `<= ${goal.most} ${unit}`, met: value <= goal.most };
  if (control === null) throw new Error('a goal relative to a control needs one');
  if ('timesControl' in goal) return { goal: `<= ${goal.timesControl} x control`, met: value <= goal.timesControl * control };
  return { goal: `<= control + ${goal.beyondControl} ${unit}`, met: value - control <= goal.beyondControl };
}

/** Judges a figure against its goal. */
export function row(id: string, value: number, unit: string, goal: Goal, control: number | null = null): Row {
  return {
    id,
    value: rounded(value),
    unit,
    control: control === null ? null : rounded(control),
    ratio: control === null ? null : rounded(value / control),
    ...judge(value, control, goal, unit),
  };
}

/** The row of a figure whose subject is not there. */
export function absentRow(id: string, unit: string, goal: Goal, control: number | null = null): Row {
  const bound = 'most' in goal || 'least' in goal ? judge(0, control, goal, unit).goal : '-';
  return { id, value: null, unit, control: control === null ? null : rounded(control), ratio: null, goal: bound, met: false };
}
