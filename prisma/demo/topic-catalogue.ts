/** A section as the demo names it: pieces by their file, columns and tags by the words of the catalogue. */
export type DemoSection =
  | { kind: 'PICKED'; title: string; files: string[] }
  | { kind: 'RULE'; title: string; column?: string; tag?: string; most: number }
  | { kind: 'TIMELINE'; title: string; newestFirst: boolean; events: DemoEvent[] }

/** So many days ago, this happened. */
export type DemoEvent = { ago: number; text: string; file?: string }

export type DemoTopic = {
  slug: string
  title: string
  summary: string
  /** The piece whose picture stands over the topic. */
  cover: string
  shownAgo: number
  sections: DemoSection[]
}

/** 专题, the older one first. */
export const TOPICS: readonly DemoTopic[] = [
  {
    slug: 'neighbours',
    title: '给野生的邻居留块地方',
    summary:
      '候鸟停在滩涂上，萤火虫要一段黑路，蛙要一面爬得上去的岸。它们不看规划图，只看还剩下多少地方。这组文章从一条水沟、一面玻璃、一张红外照片写起，问的是同一件事：人让出多少，才算刚好。',
    cover: '29-mudflat-not-wasteland.md',
    shownAgo: 26,
    sections: [
      {
        kind: 'PICKED',
        title: '从这几篇读起',
        files: [
          '29-mudflat-not-wasteland.md',
          '44-dark-lane-for-fireflies.md',
          '28-infrared-cameras.md',
          '25-bird-glass.md',
          '27-soft-riverbank.md',
          '24-goldenrod-three-years.md',
        ],
      },
      {
        kind: 'TIMELINE',
        title: '澄海湾北岸：一片滩涂的来回',
        newestFirst: false,
        events: [
          { ago: 5110, text: '为护堤促淤，北岸引种互花米草，首批三百亩。' },
          { ago: 2190, text: '米草铺满北岸中高潮带，潮沟淤堵，越冬水鸟调查数降到有记录以来最低。' },
          { ago: 880, text: '清除工程开工，刈割、翻耕、围淹三法并用，分三片推进。' },
          {
            ago: 120,
            text: '最后一片验收，光滩重新露出水面。种红树、养贝类还是建栈道，各方提出不同设想。',
            file: '29-mudflat-not-wasteland.md',
          },
          { ago: 40, text: '沿岸六个渔村组成巡滩小组，春秋两季各走一遍，见到新的米草苗随手清除。' },
        ],
      },
      { kind: 'RULE', title: '外来物种追踪', tag: '外来入侵物种', most: 6 },
      { kind: 'RULE', title: '生物多样性新作', column: 'duoyangxing', most: 8 },
    ],
  },
  {
    slug: 'qingjiang-water',
    title: '清江水账：从源头到水杯',
    summary:
      '一条江的账，上游记补偿，中游记雨水口，下游记药耗。断面水质连年达标，河里的鱼却没有回来；水厂多投的每一公斤药，都是上游没有付的钱。编辑部把近几个月的来稿按水流的方向排在这里，一笔一笔对给您看。',
    cover: '08-fish-in-the-agreement.md',
    shownAgo: 4,
    sections: [
      {
        kind: 'PICKED',
        title: '顺流而下',
        files: [
          '08-fish-in-the-agreement.md',
          '27-soft-riverbank.md',
          '07-balcony-washing-machine.md',
          '05-day-after-rain.md',
          '06-water-plant-dosing.md',
          '10-blank-sample.md',
        ],
      },
      {
        kind: 'TIMELINE',
        title: '治水大事记',
        newestFirst: true,
        events: [
          {
            ago: 2230,
            text: '云岭州与清江市签订第一轮流域补偿协议，按交界断面水质，每年互付三千万元。',
          },
          { ago: 720, text: '柳溪镇段三公里护岸改造完工，只留九百米硬护，其余改为缓坡。' },
          {
            ago: 96,
            text: '入夏第一场暴雨后，南门河返黑，排查发现污泥多存在管网里。',
            file: '05-day-after-rain.md',
          },
          {
            ago: 61,
            text: '白塘湾沿岸开始按月公布总磷，钓点、养殖和沟渠分开计账。',
            file: '43-algae-and-anglers.md',
          },
          {
            ago: 33,
            text: '第二轮补偿协议开谈，水草、鱼类和生态流量首次列入议题。',
            file: '08-fish-in-the-agreement.md',
          },
          {
            ago: 9,
            text: '临湖县水厂在门口立起公示牌，逐月公布吨水药耗和原水嗅味。',
            file: '06-water-plant-dosing.md',
          },
        ],
      },
      { kind: 'RULE', title: '碧水清流最新', column: 'shui', most: 6 },
      { kind: 'RULE', title: '更多治水文章', tag: '水污染防治', most: 6 },
    ],
  },
]
