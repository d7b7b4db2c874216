import sharp from 'sharp'
import type { Block } from '@/lib/content/schema'

const CHARACTERS = 30_000
const PICTURES = 60
/** Pictures that differ; each stands in the piece several times. */
const ORIGINALS = 12
const actor = { id: null, role: 'SYSTEM', name: 'bench' } as const

const PHRASES = [
  '清洁生产不是一次检查，而是每一道工序都要回答的问题',
  '少用什么、少排什么，由谁记下来，记下来以后给谁看',
  '河口的断面在七月连续三周达到Ⅲ类，氨氮0.62毫克每升',
  '居民说夜里十一点以后还能听见风机，执法人员带着仪器去了两次',
  '治理PM2.5和臭氧要一起算账，VOCs减排不能只算总量',
]

/** Text without two equal paragraphs, so that nothing is kept once for many. */
function paragraph(n: number): Block {
  const sentences = Array.from({ length: 5 }, (_, k) => `${PHRASES[(n + k) % PHRASES.length]}（${n}·${k}）。`)
  return { type: 'paragraph', content: [{ type: 'text', text: sentences.join('') }] }
}

function heading(n: number): Block {
  return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: `第${n}段河道` }] }
}

async function storePictures(): Promise<Block[]> {
  const { storeImage } = await import('@/lib/media/commands')
  const { pictureSrc } = await import('@/lib/media/schema')
  const figures: Block[] = []
  for (let n = 0; n < ORIGINALS; n++) {
    const background = { r: (n * 53) % 256, g: (n * 97) % 256, b: (n * 151) % 256 }
    const bytes = await sharp({ create: { width: 1200, height: 800, channels: 3, background } })
      .jpeg()
      .toBuffer()
    const picture = await storeImage(actor, bytes, `河道${n}.jpg`)
    const alt = `河道，第 ${n} 张`
    figures.push({
      type: 'image',
      attrs: {
        src: pictureSrc(picture, 960),
        alt,
        title: `${alt}。`,
        width: picture.width,
        height: picture.height,
      },
    })
  }
  return figures
}

/** A piece of 30,000 characters and 60 pictures, as long reports are; gives its number. */
export async function makeLongArticle(): Promise<number> {
  const { createArticle } = await import('@/lib/articles/commands')
  const { articleInput } = await import('@/lib/articles/schema')
  const { wordCount } = await import('@/lib/content/text')
  const figures = await storePictures()
  const content: Block[] = []
  let words = 0
  for (let n = 0; words < CHARACTERS; n++) {
    if (n % 12 === 0) content.push(heading(n / 12 + 1))
    const block = paragraph(n)
    content.push(block)
    words += wordCount({ type: 'doc', content: [block] })
  }
  const apart = Math.floor(content.length / PICTURES)
  for (let n = PICTURES; n > 0; n--) content.splice(n * apart, 0, figures[n % ORIGINALS] as Block)
  const body = { type: 'doc', content }
  const { id } = await createArticle(actor, articleInput.parse({ title: '一条河的三百天', body }), new Date())
  return id
}
