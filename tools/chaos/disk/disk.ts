/** What the kernel's state lies on, as far as it can be filled. */
export interface Disk {
  readonly kind: 'small file system' | 'limit of file sizes';
  /** Let the kernel write no more; done when this returns. */
  fill(): void;
  /** Let it write again. */
  free(): void;
}
