/**
 * Phrases that OpenCC's dictionary lacks, or has otherwise than they are used here, as `simplified traditional`. Source:
 * the news, laws and demo pieces that the conversion was measured on (docs/decisions/0012-traditional-edition.md).
 */
const PHRASES = `
州里 州裡|卡里 卡裡|日里 日裡|本里 本裡|米里 米裡|方里 方裡|墟里 墟裡|里人 裡人|里美 裡美|里老 裡老|里正 裡正|里路 裡路
道里 道裡|道里区 道里區|马里亚纳 馬里亞納|格里去 格裡去|海里去 海裡去|到海里 到海裡
数里包 數裡包|买只 買隻|班达里 班達里|佩里 佩里|别迭里 別迭里|巴盖里 巴蓋里|陶阳里 陶陽里|达里湖 達里湖|黎里 黎里|杰弗里 傑弗里|里克森 里克森|月系 月系|跨里海 跨里海
跨越里海 跨越里海
好干 好幹|干切 乾切|甩干 甩乾|干垃圾 乾垃圾|疏干 疏乾|干散货 乾散貨|干籽 乾籽|干雾 乾霧|干椒 乾椒|干辣椒 乾辣椒
干熄焦 乾熄焦|速干 速乾|排干 排乾|干品 乾品|干蘑 乾蘑|干辣 乾辣
且系 且係|如系 如係|若系 若係|确系 確係|原系 原係|均系 均係|皆系 皆係|乃系 乃係|系指 係指|系因 係因
上签 上簽|下签 下簽|签注 簽註|并为 並為|并到 並到|并购买 並購買|咨文 咨文|咸辉 咸輝|西咸 西咸|呛面 嗆麵|采埃孚 采埃孚|扎牢 紮牢
活动周 活動週|电影周 電影週|科技周 科技週|文化周 文化週|体育周 體育週|爱鸟周 愛鳥週|首周 首週|服务周 服務週|半周 半週
安全周 安全週|节水周 節水週
准现房 准現房|准驾 准駕|准运 准運|准营 准營|准其 准其|准养 准養|准迁 准遷|准出 准出|准东 準東|方准 方准|暂准 暫准
准低收入 准低收入|审查核准 審查核准
制铁 製鐵|制种 製種|制氢 製氫|制绿氢 製綠氫|制热 製熱|制墨 製墨|制骨 製骨|制样 製樣|制油 製油|制瓷 製瓷|制砖 製磚
制砂 製砂|制发 製發|易制毒 易製毒|刻制 刻製|德制 德製
深松 深鬆|太松 太鬆|不松 不鬆|开松 開鬆|松的时候 鬆的時候|暄松 暄鬆|赤霉 赤黴|前紧后松 前緊後鬆|能松 能鬆|未松 未鬆
卷盘 捲盤|可卷 可捲|卷好 捲好|能卷 能捲|斗山 斗山|斗板 斗板|料斗 料斗|海斗 海斗|魂斗罗 魂斗羅
冲抵 沖抵|冲减 沖減|水冲 水沖|冲调 沖調|冲销 沖銷|复膜 覆膜|复层 複層
几分钟 幾分鐘|十几分钟 十幾分鐘|总台 總臺|台盘村 臺盤村|点赞 點讚|范儿 範兒|科技范 科技範|贸易伙伴 貿易夥伴|合作伙伴 合作夥伴
`
/** Those that are meant even where jieba sees a word begin or end in the middle of them. */
const THROUGH_WORDS = `
准保护 准保護|七里海 七里海|里社区 里社區|成四里 成四裡|马里 馬里|制冰毒 製冰毒|松一 鬆一|台风机 臺風機|船只 船隻|干预 干預
分半钟 分半鐘|多钟 多鐘|半钟 半鐘|周休息日 週休息日|下周初 下週初|系怀孕 係懷孕|鱼干 魚乾|评级里 評級裡|果干 果乾
系未 係未|系非 係非|系伪 係偽|系依 係依|系违 係違|系从 係從|系自愿 係自願|系罪犯 係罪犯
`
/** Characters that OpenCC takes for something rare when they stand alone: 签 is a signature, 范 岳 朴 are names. */
const ALONE = '签 簽|范 范|岳 岳|朴 朴|霉 霉'

// One line each, as OpenCC writes its dictionaries.
const joined = (lines: string) => lines.trim().replaceAll('\n', '|')

export const THROUGH = joined(THROUGH_WORDS)
export const OWN_WORDS = [joined(PHRASES), THROUGH, ALONE].join('|')
