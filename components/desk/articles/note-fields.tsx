'use client'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { ChoiceField } from '@/components/ui/choice-field'
import { TextAreaField } from '@/components/ui/field'
import type { FieldError } from '../use-record-form'
import type { Telling } from './telling'

const size = z.object({ added: z.number(), removed: z.number() })
const answer = z.object({ change: size.nullable() })
type Change = z.output<typeof size> | null

/** What the draft changes of what readers see; undefined while it is not known. */
function useChange(articleId: number): Change | undefined {
  const [change, setChange] = useState<Change | undefined>()
  useEffect(() => {
    const abort = new AbortController()
    fetch(`/api/articles/${articleId}/change`, { signal: abort.signal })
      .then(async (got) => setChange(answer.parse(await got.json()).change))
      .catch(() => undefined)
    return () => abort.abort()
  }, [articleId])
  return change
}

/** How large the change is, in words. */
function ChangeLine({ change }: { change: Change }) {
  if (change === null)
    return (
      <p className="text-sm text-muted">
        读者看到的文字没有变化（栏目、标签、相关阅读不算），可以不写更正说明。
      </p>
    )
  const { added, removed } = change
  const text =
    added + removed === 0 ? '文字没有增减，改的是图片、格式或其他项目' : `增 ${added} 字，减 ${removed} 字`
  return <p className="text-sm text-muted tabular-nums">{`与读者现在看到的相比：${text}。`}</p>
}

type Props = {
  telling: Telling
  /** The piece whose draft is about to be published; null when the note stands alone. */
  articleId: number | null
  error: FieldError
}

const WAYS = [
  { value: 'note', label: '发更正说明', hint: '在文末和“更正”页写明改了什么、为什么改。' },
  { value: 'quiet', label: '小改，不发说明', hint: '只限错别字、标点和排版；改动大小会记入操作日志。' },
] as const

/** What readers are told of a change: what and why, or nothing by those who may fix quietly. */
export function NoteFields({ telling, articleId, error }: Props) {
  const [way, setWay] = useState<'note' | 'quiet'>('note')
  const quiet = telling === 'may' && way === 'quiet'
  return (
    <>
      {articleId !== null && <DraftChange articleId={articleId} />}
      {telling === 'may' && (
        <ChoiceField label="怎样告诉读者" name="way" choices={[...WAYS]} value={way} onChange={setWay} />
      )}
      {!quiet && (
        <>
          <TextAreaField
            label="改了什么"
            name="what"
            maxLength={500}
            placeholder="如：第三段“2023 年”应为“2024 年”。"
            error={error('what')}
          />
          <TextAreaField
            label="为什么改"
            name="why"
            maxLength={300}
            rows={2}
            placeholder="如：核对监测站原始记录后发现年份有误。"
            hint="两项都会公开显示在文章末尾。"
            error={error('why')}
          />
        </>
      )}
    </>
  )
}

function DraftChange({ articleId }: { articleId: number }) {
  const change = useChange(articleId)
  return change === undefined ? null : <ChangeLine change={change} />
}
