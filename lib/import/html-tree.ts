import { load } from 'cheerio'
import type { AnyNode } from 'domhandler'
import type { Content, Piece } from '@/lib/content/html/piece'
import { AppError } from '@/lib/errors'
import { nestsTooDeep } from './html-measure'

function contentOf(node: AnyNode): Content[] {
  if (node.type === 'text') return [node.data]
  if (node.type !== 'tag' && node.type !== 'script' && node.type !== 'style') return []
  return [
    { tag: node.name.toLowerCase(), attrs: { ...node.attribs }, children: node.children.flatMap(contentOf) },
  ]
}

/** A page or a part of one as the tree that the conversion reads, parsed as browsers do. */
export function htmlTree(html: string): Piece {
  if (nestsTooDeep(html))
    throw new AppError('INVALID', '内容嵌套层次过深，无法读取。请另存为较简单的格式后再试。')
  const body = load(html)('body').get(0)
  return { tag: 'body', attrs: {}, children: body ? body.children.flatMap(contentOf) : [] }
}
