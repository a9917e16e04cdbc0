/** Facts about the machine that runtimes ask for at their start: a plugin that is not shown them misses nothing, and a record of each start would hide the others. */
export const askedByRuntimes = [
  '/etc/nsswitch.conf',
  '/etc/ssl/openssl.cnf',
  '/sys/devices/system/cpu',
  '/sys/fs/cgroup',
  '/sys/kernel/mm/transparent_hugepage',
  '/usr/share/locale',
] as const;
