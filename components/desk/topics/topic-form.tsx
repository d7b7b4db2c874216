'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { TextAreaField, TextField } from '@/components/ui/field'
import type { Picture } from '@/lib/media/schema'
import type { DeskTopic } from '@/lib/topics/desk-topic'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'
import type { ColumnChoice } from './rule-field'
import { SectionsField } from './sections-field'
import { TopicCover } from './topic-cover'
import { draftsOf, type SectionDraft, sectionsField, tidied } from './topic-draft'
import { type TopicActions, TopicSteps } from './topic-steps'

type Saved = { id: number; version: number; slug: string; title: string }

type Props = {
  /** Null for a new one. */
  topic: DeskTopic | null
  columns: ColumnChoice[]
  action: DeskAction<Saved>
  steps: TopicActions
}

/** What can be typed about a topic. The version is the one this window has seen; only its own writes move it on. */
function useTopicFields(topic: DeskTopic | null) {
  const [version, setVersion] = useState(topic?.version ?? 0)
  const [slug, setSlug] = useState(topic?.slug ?? '')
  const [cover, setCover] = useState<Picture | null>(topic?.cover ?? null)
  const [sections, setSections] = useState<SectionDraft[]>(() => draftsOf(topic?.sections ?? []))
  const accept = (saved: Saved) => {
    setVersion(saved.version)
    setSlug(saved.slug)
    setSections(tidied)
  }
  return { version, setVersion, slug, setSlug, cover, setCover, sections, setSections, accept }
}

/** A topic with its sections, saved as a whole. */
export function TopicForm({ topic, columns, action, steps }: Props) {
  const router = useRouter()
  const fields = useTopicFields(topic)
  const { version, slug, cover, sections } = fields
  const published = topic?.publishedAt != null
  const { refusal, pending, dirty, touch, error, formProps } = useRecordForm({
    action,
    done: ({ title }) => {
      if (!topic) return `已新建专题“${title}”`
      return published ? '已保存，网站已更新' : '已保存'
    },
    onDone: (saved) => {
      if (!topic) return router.push(`/admin/topics/${saved.id}`)
      fields.accept(saved)
      router.refresh()
    },
  })
  useUnsavedGuard(dirty)
  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      touch()
    }
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      {topic && (
        <TopicSteps
          topic={{ id: topic.id, title: topic.title, version, published }}
          dirty={dirty}
          actions={steps}
          onWritten={() => fields.setVersion(version + 1)}
        />
      )}
      <form {...formProps} className="flex flex-col gap-5">
        {topic && <input type="hidden" name="id" value={topic.id} />}
        {topic && <input type="hidden" name="version" value={version} />}
        <input type="hidden" name="sections" value={sectionsField(sections)} />
        <Section title="基本情况">
          <BasicFields topic={topic} slug={slug} onSlug={fields.setSlug} error={error} />
          <TopicCover cover={cover} onChange={changing(fields.setCover)} />
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              name="onHome"
              defaultChecked={topic?.onHome ?? true}
              className="size-4 accent-accent"
            />
            放进首页的专题一栏（最多显示最新的四个）
          </label>
        </Section>
        <SectionsField
          sections={sections}
          columns={columns}
          error={error}
          onChange={changing(fields.setSections)}
        />
        <div className="sticky bottom-0 z-10 border-t border-line bg-paper py-3">
          <FormEnd refusal={refusal} pending={pending} dirty={dirty} label={topic ? '保存' : '新建专题'} />
        </div>
      </form>
    </div>
  )
}

type BasicProps = {
  topic: DeskTopic | null
  slug: string
  onSlug: (slug: string) => void
  error: (field: string) => string | undefined
}

function BasicFields({ topic, slug, onSlug, error }: BasicProps) {
  return (
    <>
      <TextField
        label="专题标题"
        name="title"
        required
        maxLength={60}
        autoComplete="off"
        defaultValue={topic?.title ?? ''}
        error={error('title')}
      />
      <TextField
        label="网址名"
        name="slug"
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        value={slug}
        onChange={(event) => onSlug(event.target.value)}
        hint={
          topic
            ? '小写字母、数字和连字符。已发布的专题改动后，旧网址会自动跳到新网址。'
            : '小写字母、数字和连字符；不填则用标题的拼音。'
        }
        error={error('slug')}
      />
      <TextAreaField
        label="导语"
        name="summary"
        maxLength={500}
        defaultValue={topic?.summary ?? ''}
        hint="显示在专题标题下面，也用在首页、列表和搜索结果里。"
        error={error('summary')}
      />
    </>
  )
}
