/** A span as the collector's debug exporter prints it. */
export interface PrintedSpan {
  readonly name: string;
  readonly trace: string;
  readonly id: string;
  /** Empty where it is the first of its trace. */
  readonly parent: string;
}

/** The spans in what a collector printed. */
export function spansIn(output: string): PrintedSpan[] {
  return output
    .split(/^Span #\d+$/m)
    .slice(1)
    .map((text) => {
      const value = (label: string): string => new RegExp(`^ +${label} *: (.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
      return { name: value('Name'), trace: value('Trace ID'), id: value('ID'), parent: value('Parent ID') };
    });
}
