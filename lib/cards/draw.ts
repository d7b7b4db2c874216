import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import sharp, { type OverlayOptions } from 'sharp'
import { escapeHtml } from '@/lib/content/escape'
import { fileStore } from '@/lib/storage/stores'
import { CARD_SIZE, type SocialCard } from './card'
import { balancedLines, clauseLines, cutLines, measure } from './lines'

/** The site's colours, as app/(site)/colours.css has them for the light theme. */
const COLOURS = {
  paper: '#fbfaf6',
  tint: '#f2f1e8',
  ink: '#1d2521',
  muted: '#59635d',
  line: '#dddcd0',
  accent: '#1f5b46',
  seal: '#a23b27',
}
const MARGIN = 72
const PICTURE_WIDTH = 456
const GAP = 60
const TITLE_MIDDLE = 345
const FOOT_LINE = 518
const FOOT_MIDDLE = 560
/** The title is as large as its words allow. */
const TITLE_SIZES = [92, 80, 70, 62, 54]
const MOST_LINES = 3
const LINE_HEIGHT = 1.32

type Weight = 'Regular' | 'Medium' | 'Bold'
type Style = { size: number; colour: string; weight: Weight; spacing?: number }
type Drawn = { input: Buffer; width: number; height: number }
type Place = { left: number; middle: number; align?: 'left' | 'right' | 'centre' }

// Seen from the project's own package.json: the bundle around this file lies elsewhere.
const fonts = join(
  createRequire(join(process.cwd(), 'package.json')).resolve('@embedpdf/fonts-sc'),
  '../../fonts',
)
const fontFile = (weight: Weight) => join(fonts, `NotoSansHans-${weight}.otf`)

/** Text as pixels, cut to its ink: the middle of the ink is where a line of Han characters has its own. */
async function write(lines: string[], { size, colour, weight, spacing = 0 }: Style): Promise<Drawn | null> {
  const text = lines.join('\n')
  if (text.trim() === '') return null
  const markup = `<span foreground="${colour}" line_height="${LINE_HEIGHT}" letter_spacing="${Math.round(spacing * 1024)}">${escapeHtml(text)}</span>`
  const font = `Noto Sans S Chinese ${weight} ${size}`
  const { data, info } = await sharp({
    text: { text: markup, font, fontfile: fontFile(weight), dpi: 72, rgba: true, wrap: 'none' },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { input: data, width: info.width, height: info.height }
}

function put(drawn: Drawn | null, { left, middle, align = 'left' }: Place): OverlayOptions[] {
  if (!drawn) return []
  const shift = { left: 0, centre: drawn.width / 2, right: drawn.width }[align]
  return [
    {
      input: drawn.input,
      left: Math.max(0, Math.round(left - shift)),
      top: Math.max(0, Math.round(middle - drawn.height / 2)),
    },
  ]
}

function box(left: number, top: number, width: number, height: number, background: string): OverlayOptions {
  return { input: { create: { width, height, channels: 4, background } }, left, top }
}

const fitting = (lines: string[], width: number, size: number) =>
  Math.min(size, Math.floor(width / Math.max(...lines.map(measure))))

/** The largest size at which the title fits, and its lines. */
function fitTitle(title: string, width: number): { size: number; lines: string[] } {
  for (const size of TITLE_SIZES) {
    const most = size > 80 ? 2 : MOST_LINES
    const whole = balancedLines(title, width / size, 1)
    // Clauses are worth one step: a title that breaks by itself is read at a glance.
    const clauses = clauseLines(title, width / (size * 0.8), most)
    const lines = whole ?? clauses ?? balancedLines(title, width / size, most)
    if (lines) return { size: lines === clauses ? fitting(lines, width, size) : size, lines }
  }
  const size = TITLE_SIZES.at(-1) ?? 0
  return { size, lines: cutLines(title, width / size, MOST_LINES) }
}

/** One line of small text, cut to a width. */
const fitLine = (text: string, size: number, width: number) =>
  measure(text) * size <= width ? text : (cutLines(text, width / size, 1)[0] ?? '')

async function head({ siteName, slogan }: SocialCard): Promise<OverlayOptions[]> {
  const [top, bottom, name, words] = await Promise.all([
    write(['青'], { size: 34, colour: COLOURS.paper, weight: 'Bold' }),
    write(['言'], { size: 34, colour: COLOURS.paper, weight: 'Bold' }),
    write([siteName], { size: 32, colour: COLOURS.ink, weight: 'Bold', spacing: 2 }),
    write([slogan], { size: 20, colour: COLOURS.muted, weight: 'Regular', spacing: 2 }),
  ])
  const left = MARGIN + 80
  return [
    box(MARGIN, 60, 60, 80, COLOURS.accent),
    ...put(top, { left: MARGIN + 30, middle: 82, align: 'centre' }),
    ...put(bottom, { left: MARGIN + 30, middle: 118, align: 'centre' }),
    ...put(name, { left, middle: words ? 83 : 100 }),
    ...put(words, { left, middle: 124 }),
  ]
}

async function foot({ byline, date }: SocialCard, width: number): Promise<OverlayOptions[]> {
  const style: Style = { size: 26, colour: COLOURS.muted, weight: 'Regular' }
  const day = await write([date], style)
  const room = width - (day ? day.width + 32 : 0)
  const who = await write([fitLine(byline, style.size, room)], style)
  return [
    box(MARGIN, FOOT_LINE, width, 2, COLOURS.line),
    ...put(who, { left: MARGIN, middle: FOOT_MIDDLE }),
    ...put(day, { left: MARGIN + width, middle: FOOT_MIDDLE, align: 'right' }),
  ]
}

async function middle({ kicker, title }: SocialCard, width: number): Promise<OverlayOptions[]> {
  const { size, lines } = fitTitle(title, width)
  const [above, words] = await Promise.all([
    write([fitLine(kicker, 28, width)], { size: 28, colour: COLOURS.seal, weight: 'Medium', spacing: 4 }),
    write(lines, { size, colour: COLOURS.ink, weight: 'Bold', spacing: 1 }),
  ])
  const height = words?.height ?? 0
  const centre = above ? TITLE_MIDDLE + 22 : TITLE_MIDDLE
  return [
    ...put(above, { left: MARGIN, middle: centre - height / 2 - 42 }),
    ...put(words, { left: MARGIN, middle: centre }),
  ]
}

/** The piece's own picture at the right; null when it has none, or its file is gone. */
async function photograph(address: string | null): Promise<OverlayOptions | null> {
  const bytes =
    address &&
    (await fileStore('media')
      .read(basename(address))
      .catch(() => null))
  if (!bytes) return null
  const input = await sharp(bytes, { limitInputPixels: 50_000_000 })
    .resize(PICTURE_WIDTH, CARD_SIZE.height, { fit: 'cover', position: 'attention' })
    .flatten({ background: COLOURS.paper })
    .png({ compressionLevel: 1 })
    .toBuffer()
  return { input, left: CARD_SIZE.width - PICTURE_WIDTH, top: 0 }
}

async function watermark(): Promise<OverlayOptions[]> {
  const mark = await write(['言'], { size: 460, colour: COLOURS.tint, weight: 'Bold' })
  return put(mark, { left: CARD_SIZE.width - 36, middle: 330, align: 'right' })
}

/** Draws a card; how many at once is decided where pages are rendered (lib/web/next-renderer.ts). */
export async function drawCard(card: SocialCard): Promise<Buffer> {
  const picture = await photograph(card.picture)
  const width = CARD_SIZE.width - 2 * MARGIN - (picture ? PICTURE_WIDTH + GAP - MARGIN : 0)
  const parts = await Promise.all([
    picture ? [picture] : watermark(),
    head(card),
    middle(card, width),
    foot(card, width),
  ])
  const bar = box(0, 0, picture ? CARD_SIZE.width - PICTURE_WIDTH : CARD_SIZE.width, 10, COLOURS.accent)
  return sharp({ create: { ...CARD_SIZE, channels: 3, background: COLOURS.paper } })
    .composite([...parts.flat(), bar])
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toBuffer()
}
