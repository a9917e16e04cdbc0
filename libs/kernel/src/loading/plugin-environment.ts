/** Variables of the kernel that a plugin gets: what programs need to run at all, nothing that names or authorises anybody. */
const PASSED_ON = ['PATH', 'LANG', 'LC_ALL', 'TZ'];

/** The whole environment of a plugin; with a socket, it finds the network broker there. */
export function pluginEnvironment(plugin: string, brokerSocket?: string): Readonly<Record<string, string>> {
  const environment: Record<string, string> = { PLUGWRIGHT_PLUGIN: plugin };
  if (brokerSocket !== undefined) environment['PLUGWRIGHT_BROKER'] = brokerSocket;
  for (const name of PASSED_ON) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}
