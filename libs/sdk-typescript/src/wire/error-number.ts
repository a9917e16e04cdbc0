/** JSON-RPC number of an error, for readers that know no taxonomy. */
export function errorNumber(code: string): number {
  if (code === 'core/invalid') return -32602;
  if (code === 'core/contract-violation' || code === 'core/internal') return -32603;
  return -32000;
}
