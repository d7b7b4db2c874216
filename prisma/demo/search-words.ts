import { systemActor } from '@/lib/auth/authorise'
import { db } from '@/lib/db/client'
import { synonymInput } from '@/lib/search/schema'
import { rebuildSuggestions } from '@/lib/search/suggestion-commands'
import { createSynonyms } from '@/lib/search/synonym-commands'

/** What people of the trade write in several ways. */
const SYNONYMS = [
  'VOCs、挥发性有机物、VOC',
  'PM2.5、细颗粒物',
  'COD、化学需氧量',
  'LDAR、泄漏检测与修复',
  'QC小组、质量管理小组',
  '双碳、碳达峰碳中和',
  '环评、环境影响评价、EIA',
  'EOD、生态环境导向的开发',
  'ESG、环境社会治理',
  '固废、固体废物',
  '危废、危险废物',
  '排污许可证、排污许可',
  '生态环境部、环保部、MEE',
  '垃圾分类、生活垃圾分类',
]

/** Synonyms, each set made unless it is there, and what the search box proposes at once. */
export async function furnishSearch(): Promise<void> {
  const actor = systemActor('演示数据')
  const known = new Set(
    (await db.synonymSet.findMany({ select: { terms: true } })).flatMap(({ terms }) => terms),
  )
  for (const terms of SYNONYMS) {
    const input = synonymInput.parse({ terms })
    if (!input.terms.some((term) => known.has(term))) await createSynonyms(actor, input)
  }
  await rebuildSuggestions()
}
