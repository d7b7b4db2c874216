import type { Actor } from '@/lib/auth/permissions'
import { parseMarkdown } from '@/lib/content/markdown'
import { db } from '@/lib/db/client'
import { createPage, showPage } from '@/lib/static-pages/commands'
import { DEFAULT_PAGES } from '@/lib/static-pages/defaults'

const ABOUT = `
青言环境评论是一份只登署名文章的环境评论刊物。在这里写字的，是夜里去河边采样的监测员、把处罚决定书改了三遍的执法者、管着一座水厂的工程师、带学生看水沟的老师，也有路过一片滩涂就放不下的人。

我们相信，环境的事，最好由站在现场的人来说。

## 我们登什么

- **有现场的评论。** 写自己做过的、看过的、算过的，让没到过现场的人也看得见。
- **有用处的建议。** 批评一件事，也说清楚换一种做法要花多少钱、由谁来做、怎样才算做成。
- **认得清的数字。** 数据写明来处和日期；算法有取舍的，把取舍也写出来。

## 我们怎样编稿

来稿先由编辑核对事实和引文，再由总编签发。作者的职务按发表当天的写明，以后不再改动。文章发表之后发现有误，我们在原处更正并注明，不悄悄改掉。

转载的文章注明来源和原作者；未注明的，都是本站原创。

## 名字的来历

“青”是山色，也是竹简的颜色。古人在竹简上记事，先要用火烤去水分，叫作“杀青”，烤过的竹子才经得起年月。我们希望写下的话也能这样：水分少一些，留得久一些。

## 写给我们

投稿、更正和来信，请看[联系我们](/about/contact)；我们怎样对待读者的信息，请看[隐私说明](/about/privacy)。
`

const CONTACT = `
编辑部设在清江市，每个工作日的上午九点到下午五点半有人值班。来信都会有人读，三个工作日内答复。

| 事由 | 找谁 | 信箱 |
| --- | --- | --- |
| 投稿 | 编辑 苏禾 | tougao@qingyan.example |
| 更正与投诉 | 总编 许见山 | gengzheng@qingyan.example |
| 转载与合作 | 编辑部 | hezuo@qingyan.example |

## 投稿须知

来稿以一千五百字上下为宜，请附真实姓名、现任职务和联系电话。同一篇稿件请不要同时投给别处；一个月没有收到采用通知，可以自行处理。

文中用到的数据、文件和照片，请注明来处。写到具体的人和单位，请先问过他们的说法。

## 更正

发现文章有误，请写明文章标题、出错的句子和您的依据。核实无误的，我们会在一个工作日内更正，并在文末注明改了哪里。

## 侵权处理

您认为本站的文章或图片侵犯了您的权利，请来信说明权属并附上原件的地址。收到之后我们先撤下，再核实。
`

const PAGES = [
  { slug: 'about', title: '关于我们', body: parseMarkdown(ABOUT) },
  ...DEFAULT_PAGES.filter(({ slug }) => slug === 'privacy'),
  { slug: 'contact', title: '联系我们', body: parseMarkdown(CONTACT) },
]

/** Makes and shows the pages that are not there yet. */
export async function writePages(chief: Actor, now: Date): Promise<void> {
  for (const page of PAGES) {
    const select = { id: true, version: true, isPublic: true } as const
    const known = await db.staticPage.findUnique({ where: { slug: page.slug }, select })
    if (known?.isPublic) continue
    const made = known ?? (await createPage(chief, page, now))
    await showPage(chief, { id: made.id, version: made.version }, true, now)
  }
}
