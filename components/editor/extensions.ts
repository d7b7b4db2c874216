import { Image } from '@tiptap/extension-image'
import { Subscript } from '@tiptap/extension-subscript'
import { Superscript } from '@tiptap/extension-superscript'
import { TableKit } from '@tiptap/extension-table'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import { href } from '@/lib/content/schema'
import { Footnote } from './footnote'
import { UploadMarks } from './upload-marks'

function pictureAttributes(image: Element | null) {
  const src = image?.getAttribute('src') ?? ''
  if (!image || !/^\/media\/[\w./-]+$/.test(src)) return false
  const size = (name: string) => Number(image.getAttribute(name)) || null
  return {
    src,
    alt: image.getAttribute('alt') ?? '',
    title: image.getAttribute('title') ?? '',
    width: size('width'),
    height: size('height'),
  }
}

/** A picture of ours with its caption; pictures that lie elsewhere are not parsed at all. */
const Figure = Image.extend({
  parseHTML() {
    return [
      { tag: 'figure', getAttrs: (element) => pictureAttributes(element.querySelector('img')) },
      { tag: 'img', getAttrs: (element) => pictureAttributes(element) },
    ]
  },
  renderHTML({ node }) {
    const { src, alt, title, width, height } = node.attrs
    const image: [string, Record<string, string>] = ['img', { src, alt: alt ?? '' }]
    if (title) image[1].title = title
    if (width && height) Object.assign(image[1], { width: String(width), height: String(height) })
    return title ? ['figure', {}, image, ['figcaption', {}, title]] : ['figure', {}, image]
  },
  addInputRules() {
    return []
  },
})

/** Exactly what lib/content/schema.ts allows, and how it is typed. */
export function editorExtensions(placeholder: string) {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3] },
      code: false,
      codeBlock: false,
      underline: false,
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
    Subscript,
    Superscript,
    Footnote,
    Figure,
    TableKit.configure({ table: { resizable: false } }),
    Placeholder.configure({ placeholder }),
    UploadMarks,
  ]
}
