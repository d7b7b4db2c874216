import { Highlight } from '@tiptap/extension-highlight'
import { Subscript } from '@tiptap/extension-subscript'
import { Superscript } from '@tiptap/extension-superscript'
import { TableKit } from '@tiptap/extension-table'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import { HEADING_LEVELS, href } from '@/lib/content/schema'
import { BlockMoves } from './blocks/block-moves'
import { BodyDocument } from './blocks/body-document'
import { CalloutNode } from './blocks/callout-node'
import { AttachmentNode, VideoNode } from './blocks/card-nodes'
import { FigureNode } from './blocks/figure-node'
import { GalleryNode } from './blocks/gallery-node'
import { PullQuoteNode } from './blocks/pull-quote-node'
import { type Slash, slashMenu } from './blocks/slash'
import { ScrolledTableView } from './blocks/table-view'
import { Footnote } from './footnote'
import { SeenSelection } from './seen-selection'
import { UploadMarks } from './upload-marks'

/** Exactly what lib/content/schema.ts allows, and how it is typed. */
export function editorExtensions(placeholder: string, slash: Slash) {
  return [
    StarterKit.configure({
      document: false,
      heading: { levels: [...HEADING_LEVELS] },
      code: false,
      codeBlock: false,
      // Would change a piece that ends in a picture by the mere opening of it.
      trailingNode: false,
      link: {
        openOnClick: false,
        autolink: false,
        linkOnPaste: true,
        isAllowedUri: (url) => href.safeParse(url).success,
        HTMLAttributes: { target: null, rel: null, class: null },
      },
    }),
    BodyDocument,
    SeenSelection,
    Subscript,
    Superscript,
    Highlight,
    Footnote,
    FigureNode,
    GalleryNode,
    PullQuoteNode,
    CalloutNode,
    VideoNode,
    AttachmentNode,
    TableKit.configure({ table: { resizable: false, View: ScrolledTableView } }),
    BlockMoves,
    slashMenu(slash),
    Placeholder.configure({ placeholder }),
    UploadMarks,
  ]
}
