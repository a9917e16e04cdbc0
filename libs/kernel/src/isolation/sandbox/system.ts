/** Libraries, time zones and certificates, as most Linux systems lay them out; programs of the system are not among them. */
export const systemFolders = [
  '/usr/lib',
  '/usr/lib32',
  '/usr/lib64',
  '/usr/local/lib',
  '/usr/share/zoneinfo',
  '/usr/share/ca-certificates',
  '/lib',
  '/lib32',
  '/lib64',
] as const;

/** The same, as files and folders that may be missing. */
export const systemFiles = ['/etc/ld.so.cache', '/etc/localtime', '/etc/ssl/certs'] as const;
