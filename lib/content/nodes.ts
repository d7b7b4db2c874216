/** The kinds of block and mark an article body may hold; it is the JSON that ProseMirror/Tiptap speaks. */
export type Mark =
  | { type: 'bold' }
  | { type: 'italic' }
  | { type: 'underline' }
  | { type: 'strike' }
  | { type: 'highlight' }
  | { type: 'subscript' }
  | { type: 'superscript' }
  | { type: 'link'; attrs: { href: string } }

export type TextNode = { type: 'text'; text: string; marks?: Mark[] | undefined }
/** 脚注: a number in the text, whose words stand at the end of the piece. */
export type Footnote = { type: 'footnote'; attrs: { text: string } }
export type InlineNode = TextNode | { type: 'hardBreak' } | Footnote
export type Paragraph = { type: 'paragraph'; content?: InlineNode[] | undefined }

export const HEADING_LEVELS = [2, 3, 4] as const
export type HeadingLevel = (typeof HEADING_LEVELS)[number]
export type Heading = { type: 'heading'; attrs: { level: HeadingLevel }; content?: InlineNode[] | undefined }

export type ListItem = { type: 'listItem'; content: Block[] }
export type List =
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; attrs?: { start: number } | undefined; content: ListItem[] }
export type Figure = {
  type: 'image'
  /** `src` is a path on this site (/media/…); `title` is the caption 图注. */
  attrs: {
    src: string
    alt: string
    title: string
    width: number | null
    height: number | null
    /** 摄影 or where the picture comes from; left out when there is nothing to say. */
    credit?: string | undefined
    /** 装饰图: says nothing that has to be read out; left out when it does. */
    decorative?: boolean | undefined
  }
}
/** 组图: pictures that are looked at together. */
export type Gallery = { type: 'gallery'; attrs: { title: string }; content: Figure[] }
/** 引语: a sentence set large; `cite` is who said it. */
export type PullQuote = {
  type: 'pullQuote'
  attrs: { cite: string }
  content?: InlineNode[] | undefined
}
export const CALLOUT_TONES = ['note', 'data', 'warning'] as const
export type CalloutTone = (typeof CALLOUT_TONES)[number]
/** 提示框: something beside the run of the text. */
export type Callout = { type: 'callout'; attrs: { tone: CalloutTone; title: string }; content: Block[] }
/** 视频: a card that leads to where it is shown. */
export type Video = { type: 'video'; attrs: { href: string; title: string; site: string; cover: string } }
/** 附件: a card that leads to a file of the media library. */
export type Attachment = {
  type: 'attachment'
  attrs: { src: string; name: string; mime: string; bytes: number }
}
export type TableCell = {
  type: 'tableCell' | 'tableHeader'
  attrs?: { colspan: number; rowspan: number } | undefined
  content: Block[]
}
export type TableRow = { type: 'tableRow'; content: TableCell[] }
export type Table = { type: 'table'; content: TableRow[] }
export type Block =
  | Paragraph
  | Heading
  | List
  | { type: 'blockquote'; content: Block[] }
  | Figure
  | Gallery
  | PullQuote
  | Callout
  | Video
  | Attachment
  | Table
  | { type: 'horizontalRule' }

/** An article body. */
export type Doc = { type: 'doc'; content: Block[] }
