export { Failure } from './failure.ts';
export { startHost, type Host, type HostOptions, type Starting } from './kernel/host.ts';
export { failureText } from './terminal/failure-text.ts';
export { guardInterruption, type Interruption } from './terminal/interruption.ts';
export { clipped, printable } from './terminal/printable.ts';
export { progress, type Progress } from './terminal/progress.ts';
export { bytes, counted, duration } from './terminal/quantity.ts';
export { table, type Column } from './terminal/table.ts';
export { processTerminal, type Paint, type Style, type Terminal } from './terminal/terminal.ts';
