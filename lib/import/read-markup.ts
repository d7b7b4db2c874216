import { type Converted, convertHtml } from '@/lib/content/html/convert'
import { htmlTree } from './html-tree'
import { markdownHtml } from './markdown-html'

/** A text as a program sends it, and what it is. */
export type Markup = { as: 'html' | 'markdown'; text: string; site: string }

/** HTML or Markdown as blocks of ours. Nothing of it is a title: that is sent beside it. */
export const readMarkup = ({ as, text, site }: Markup): Converted =>
  convertHtml(htmlTree(as === 'html' ? text : markdownHtml(text)), { site })
