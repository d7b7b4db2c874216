import type { SuggestionKind } from '@/lib/db/generated/enums'
import { traditionalPath } from '@/lib/hant/address'
import { traditionalConverter } from '@/lib/hant/convert'
import { traditionalName } from '@/lib/hant/names'
import { NO_FILTERS, searchAddress } from './filters'
import { type Suggestion, suggest } from './suggest-public'

/** A row under the search box; `what` names the kind of page, '' for a word to search for. */
export type Proposal = { text: string; what: string; path: string }

const WHAT: Record<SuggestionKind, string> = {
  COLUMN: '栏目',
  TOPIC: '专题',
  TAG: '标签',
  AUTHOR: '作者',
  SOURCE: '稿源',
  TITLE: '文章',
  WORD: '',
}

const simplified = ({ text, kind, path }: Suggestion): Proposal => ({ text, what: WHAT[kind], path })

async function traditional(found: Suggestion[]): Promise<Proposal[]> {
  const convert = await traditionalConverter()
  return found.map(({ text: said, kind, path }) => {
    const text = kind === 'AUTHOR' ? traditionalName(said, convert) : convert(said)
    const leads = kind === 'WORD' ? searchAddress(text, NO_FILTERS) : path
    return { text, what: convert(WHAT[kind]), path: traditionalPath(leads) }
  })
}

/** What the search box proposes for what was typed so far, in the words and with the addresses of an edition. */
export async function propose(typed: string, edition: 'zh-Hans' | 'zh-Hant'): Promise<Proposal[]> {
  const found = await suggest(typed)
  return edition === 'zh-Hans' || found.length === 0 ? found.map(simplified) : traditional(found)
}
