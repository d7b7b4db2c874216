import type { PictureKind } from './pictures'

type Words = { name: string; alt: string; tags: string }

/** What the library says about each drawing. */
export const PICTURE_WORDS: Record<PictureKind, Words> = {
  patrol: { name: '现场检查', alt: '两名穿橙色背心的执法人员在河岸边检查', tags: '执法、现场' },
  bird: { name: '水边白鹭', alt: '一只白鹭站在芦苇旁的浅水里，身后是落日', tags: '鸟类、湿地' },
  lake: { name: '晨雾里的湖', alt: '柳枝低垂的湖面上有一条小船', tags: '湖泊、水环境' },
  river: { name: '河湾', alt: '河道从青山间弯弯流过，两岸长满草木', tags: '河流、水环境' },
  forest: { name: '林间', alt: '山坡上层层叠叠的树林', tags: '森林' },
  sea: { name: '海湾', alt: '帆船驶过灯塔前的海湾', tags: '海洋' },
  village: { name: '水乡', alt: '白墙黑瓦的村庄里，一座石桥跨过小河', tags: '乡村' },
  field: { name: '秋收后的田野', alt: '收割过的稻田里立着草捆', tags: '农田、乡村' },
  mountain: { name: '远山', alt: '薄雾里一重重的远山', tags: '山地' },
  city: { name: '城市水岸', alt: '高楼前的绿化带临着江面，一条游船经过', tags: '城市' },
  factory: { name: '工厂', alt: '厂区里的厂房、储罐和烟囱', tags: '工业、大气' },
  sky: { name: '蓝天', alt: '云朵之间飘着一只红色的风筝', tags: '大气' },
  solar: { name: '光伏板', alt: '山坡上一排排的光伏板', tags: '能源' },
  wind: { name: '风电场', alt: '山脊上转动的风力发电机', tags: '能源' },
  lab: { name: '实验台', alt: '实验台上的显微镜、试管和烧瓶', tags: '监测' },
  classroom: { name: '环保课', alt: '孩子们在教室里听一堂环保课', tags: '教育' },
}
