import type { Role, SourceKind } from '@/lib/db/generated/enums'

export type DemoColumn = {
  slug: string
  name: string
  parent: string | null
  description: string
  /** 更新目标; none when left out. */
  targetDays?: number
}

/** 栏目, parents before children, in the order of their level. */
export const COLUMNS: readonly DemoColumn[] = [
  {
    slug: 'wuran',
    name: '污染防治',
    parent: null,
    description: '水、气、土、固废，一处一处地治，一笔一笔地算。',
  },
  {
    slug: 'daqi',
    name: '蓝天行动',
    parent: 'wuran',
    description: '细颗粒物与臭氧一起降，扬尘、漆味和尾气一件件管。',
  },
  {
    slug: 'shui',
    name: '碧水清流',
    parent: 'wuran',
    description: '从水龙头往上游看：水厂、排口、河岸与湖面。',
  },
  {
    slug: 'zhifa',
    name: '执法一线',
    parent: null,
    description: '查什么、怎么查、罚到哪里，由办案的人自己来写。',
    targetDays: 10,
  },
  {
    slug: 'duoyangxing',
    name: '生物多样性',
    parent: null,
    description: '候鸟、林麝、滩涂与路边的野草，人之外的邻居们。',
  },
  {
    slug: 'xiangcun',
    name: '乡村环境',
    parent: null,
    description: '污水站、秸秆、粪肥和垃圾桶，田埂上的环境账。',
  },
  {
    slug: 'qihou',
    name: '气候与低碳',
    parent: null,
    description: '碳市场、新能源与热天里的一段树荫，说数字，也说日子。',
    targetDays: 7,
  },
  {
    slug: 'gongzhong',
    name: '公众参与',
    parent: null,
    description: '公开、听证、志愿监测与环境课堂，让更多人坐到桌边。',
  },
]

/** 标签 and the other words by which people look for the same thing. */
export const TAGS: readonly { name: string; aliases?: readonly string[] }[] = [
  { name: '外来入侵物种', aliases: ['外来物种', '入侵物种'] },
  { name: '生物多样性' },
  { name: '公众参与' },
  { name: '环境执法', aliases: ['生态环境执法', '环保执法'] },
  { name: '水污染防治' },
  { name: '湿地保护' },
  { name: '自然保护地', aliases: ['自然保护区'] },
  { name: '生态环境监测', aliases: ['环境监测'] },
  { name: '农村污水', aliases: ['农村生活污水'] },
  { name: '秸秆利用', aliases: ['秸秆综合利用', '秸秆禁烧'] },
  { name: '大气污染防治' },
  { name: 'PM2.5', aliases: ['细颗粒物'] },
  { name: '畜禽养殖', aliases: ['畜禽粪污'] },
  { name: '土壤污染' },
  { name: '固体废物', aliases: ['固废'] },
  { name: '饮用水水源', aliases: ['水源地'] },
  { name: '垃圾分类', aliases: ['生活垃圾分类'] },
  { name: '绿色低碳' },
  { name: 'VOCs', aliases: ['挥发性有机物'] },
  { name: '臭氧污染', aliases: ['臭氧', 'O3'] },
  { name: '碳市场', aliases: ['碳排放权交易'] },
  { name: '碳达峰碳中和', aliases: ['双碳'] },
  { name: '新能源', aliases: ['可再生能源'] },
  { name: '排污许可', aliases: ['排污许可证'] },
  { name: '清洁生产' },
  { name: '噪声污染' },
  { name: '环境信息公开', aliases: ['信息公开'] },
  { name: '生态补偿', aliases: ['生态保护补偿'] },
  { name: '环境教育' },
  { name: '新污染物' },
]

export const SOURCES: readonly { name: string; kind: SourceKind }[] = [
  { name: '清江日报', kind: 'NEWSPAPER' },
  { name: '澄海湾晚报', kind: 'NEWSPAPER' },
  { name: '云岭州融媒体中心', kind: 'WEBSITE' },
  { name: '青禾环境观察', kind: 'MAGAZINE' },
  { name: '清江市生态环境局', kind: 'INSTITUTION' },
  { name: '江源通讯社', kind: 'AGENCY' },
]

export type DemoUser = { email: string; name: string; role: Role }

/** Who works at the desk, besides the administrator that every installation has. */
export const USERS = {
  chief: { email: 'xu.jianshan@qingyan.example', name: '许见山', role: 'CHIEF' },
  editor: { email: 'su.he@qingyan.example', name: '苏禾', role: 'EDITOR' },
  deputy: { email: 'liang.zhiqiu@qingyan.example', name: '梁知秋', role: 'EDITOR' },
  author: { email: 'shen.wangshu@qingyan.example', name: '沈望舒', role: 'AUTHOR' },
} as const satisfies Record<string, DemoUser>
