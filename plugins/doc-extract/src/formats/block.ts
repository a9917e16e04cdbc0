import type { Link } from '../generated/types/documents.ts';

/** A piece of a document between two paragraph breaks; `level` is there for a heading. */
export interface Block {
  readonly text: string;
  readonly level?: number;
}

/** What every format is reduced to, in the order of the source. */
export interface Reading {
  /** The title that the source names apart from its headings (front matter, the title element). */
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
}

/** Collects blocks and links while a tree is walked; empty blocks are left out. */
export class ReadingBuilder {
  readonly blocks: Block[] = [];
  readonly links: Link[] = [];

  paragraph(text: string): void {
    const trimmed = text.trim();
    if (trimmed !== '') this.blocks.push({ text: trimmed });
  }

  heading(level: number, text: string): void {
    const trimmed = text.trim();
    if (trimmed !== '') this.blocks.push({ text: trimmed, level });
  }

  link(target: string, text: string): void {
    if (target !== '') this.links.push({ target, text: text.trim() });
  }
}
