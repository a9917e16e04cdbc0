/** Whether output may be coloured: NO_COLOR and FORCE_COLOR as agreed between programs, else whether a person watches. */
export function colourWanted(env: NodeJS.ProcessEnv = process.env, isTerminal = process.stdout.isTTY): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal;
}
