import { programProbe } from '../probe.ts';

/** The toolchain of plugins in Rust. */
export const cargo = programProbe(
  { id: 'cargo', title: 'Rust (cargo)', purpose: 'plugins in Rust', mend: 'apt-get install cargo', required: ({ languages }) => languages.has('rust') },
  ['cargo', '--version'],
);
