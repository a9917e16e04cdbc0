/** The formats that `diff` prints in. */
export const formats = ['pretty', 'json', 'sarif', 'github', 'markdown'] as const;

export type Format = (typeof formats)[number];
