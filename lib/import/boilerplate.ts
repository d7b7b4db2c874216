/** Lines after which nothing of the article follows. */
const END = [
  /^(?:热点图文|热点图片|图片新闻|精彩图片|热门图片|高清图集)/,
  /^[【[]?(?:相关|热门|推荐|延伸|更多|最新|精彩|猜你喜欢|大家都在看)(?:阅读|新闻|报道|文章|推荐|链接|资讯|内容|专题|稿件|视频|热点|搜索|关键词)?[】\]]?\s*[:：>]*$/,
  /^(?:猜你喜欢|为您推荐|大家都在看|延伸阅读|推荐阅读|相关阅读|相关链接|相关新闻|相关报道|热门评论|网友评论|最新评论|我要评论|发表评论|跟帖|评论区|今日推荐|本周热门|排行榜|点击排行|热门排行|新闻排行)/,
  /^(?:上一篇|下一篇|上一条|下一条|上篇|下篇|前一篇|后一篇)\s*[:：]?/,
  /^(?:版权所有|版权声明|免责声明|特别声明|声明[:：]|Copyright|©|主办单位|主办[:：]|承办单位|技术支持|备案号|网站标识码|地址[:：]|邮编)/i,
  /(?:ICP备|公网安备|互联网新闻信息服务许可证|网络视听许可证)/,
  /^本站部分图片和新闻内容来源/,
  /^(?:打印本页|关闭窗口|返回顶部|返回首页|返回列表|回到顶部)/,
]

/** Lines that are no part of the article wherever they stand. */
const FURNITURE = [
  /^[（(【[]?\s*(?:责任编辑|责编|本文编辑|编辑|审核|校对|值班编委|值班编辑|初审|复审|终审|监制|统筹)\s*[:：/／]/,
  /^(?:分享到?|分享至|转发|收藏|点赞|打赏|举报|纠错|打印|字号|字体|大\s*中\s*小|扫一扫|扫码|长按|点击|关注我们|加载更多|查看更多|阅读原文|展开全文|全文共|返回|上页|下页|首页|尾页|登录|注册|订阅|关闭)[\s\S]{0,24}$/,
  /(?:扫描|扫一扫|识别|长按|关注).{0,16}(?:二维码|公众号|微信号|官方微博|客户端)/,
  /(?:下载|安装|打开).{0,12}(?:客户端|APP)/i,
  /^[（(【[]?\s*原标题\s*[:：]/,
  /^(?:您|你)?(?:现在|当前)?(?:的|所在)?(?:位置|所在位置)\s*(?:是)?[:：]/,
  /^(?:首页|网站首页)\s*[>＞»›/]/,
  /^(?:关键词|关键字|标签|Tags?)\s*[:：]/i,
  /^(?:浏览次数|阅读次数|浏览量|阅读量|点击数|阅读数)\s*[:：]?\s*\d*/,
  /^(?:微信|微博|QQ空间|朋友圈|新浪微博|腾讯微博|人人网|QQ好友|复制链接|手机看|0\s*评论?)$/,
  /^[\d\s>＞»›|｜·•.,:：/+\-—=*【】[\]()（）]+(?:下一页|上一页|尾页)*$/,
  /^(?:更多|相关).{0,20}(?:请关注|尽在|敬请关注|请点击)/,
]

/** Whether the article has ended before this line. */
export function endsArticle(line: string): boolean {
  const text = line.trim()
  return text.length < 120 && END.some((pattern) => pattern.test(text))
}

/** Whether the line belongs to the page and not to the article. */
export function isFurniture(line: string): boolean {
  const text = line.trim()
  return text === '' || (text.length < 90 && FURNITURE.some((pattern) => pattern.test(text)))
}

/** The number of Han characters. */
export function hanCount(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0
}

/** A text as it is compared: without spaces, punctuation and differences of width. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
