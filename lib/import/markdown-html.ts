import { micromark } from 'micromark'
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

/**
 * A text in Markdown, as GitHub writes it, as HTML for the conversion: HTML in it stays, since that writes every node
 * anew. CommonMark's own rule for emphasis fails beside 汉字 and full-width marks (`**重点。**后文`), hence the extensions.
 */
export function markdownHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    // Four spaces before a paragraph are an indent here and no program.
    extensions: [
      { disable: { null: ['codeIndented'] } },
      gfm(),
      cjkFriendlyExtension(),
      gfmStrikethroughCjkFriendly(),
    ],
    htmlExtensions: [gfmHtml()],
  })
}
