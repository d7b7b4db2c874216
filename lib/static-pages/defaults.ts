import { parseMarkdown } from '@/lib/content/markdown'
import type { Doc } from '@/lib/content/schema'

const PRIVACY = `
阅读本站不需要注册，也不需要登录。我们尽量少知道关于您的事，知道的也不拿去做别的用途。

## 我们不做的事

- 不使用 Cookie 跟踪读者，不投放广告，页面里没有第三方的统计代码和社交按钮。
- 不保存您的 IP 地址，不给您的浏览器编号，也不拼凑您的阅读记录。
- 不向任何人出售或转交读者信息，因为我们手里没有。

## 我们记下的事

- **阅读次数。** 每篇文章被读了多少次，按小时合计，只有数字。
- **搜索词。** 某一天某个词被搜了多少次、有没有结果，用来改进搜索，不记是谁搜的。

## 留在您浏览器里的事

字号、深色模式、滚动头条是否暂停，这些选择保存在您自己的浏览器里，不会传给我们。清除浏览器的网站数据，它们就没有了。

## 来信

您写信给编辑部时留下的姓名和联系方式，只用于答复和核实，不会公开；要我们删除，来信说一声即可。
`

const CONTACT = `
我们愿意听到您的声音：补充一个事实，指出一处差错，或者寄来一篇自己写的稿子。编辑部的联系方式列在每一页的页脚。

## 更正与投诉

发现文章里的事实、数据或引文有误，请告诉我们文章的标题和差错所在，最好附上依据。核实之后，我们会更正并注明。

## 投稿

欢迎一线的执法者、工程师、教师和志愿者来稿。来稿请注明真实姓名、职务和联系电话，说明是否曾在别处发表。

## 转载

转载本站原创文章，请保留标题、作者和来源，不改动原意。您认为本站转载的内容侵犯了您的权利，请来信说明，我们会尽快处理。
`

/** What a new newsroom begins with. /about needs none: its built-in text shows until one is written. */
export const DEFAULT_PAGES: { slug: string; title: string; body: Doc }[] = [
  { slug: 'privacy', title: '隐私说明', body: parseMarkdown(PRIVACY) },
  { slug: 'contact', title: '联系我们', body: parseMarkdown(CONTACT) },
]
