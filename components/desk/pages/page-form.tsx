'use client'
import type { Editor } from '@tiptap/core'
import { useRouter } from 'next/navigation'
import { useCallback, useRef, useState } from 'react'
import { BodyEditor } from '@/components/editor/body-editor'
import { useEditorTools } from '@/components/editor/tools/use-editor-tools'
import { TextField } from '@/components/ui/field'
import { type Doc, EMPTY_DOC } from '@/lib/content/schema'
import { pagePath } from '@/lib/static-pages/path'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'

type Page = { id: number; version: number; slug: string; title: string; body: Doc; isPublic: boolean }
type Saved = { id: number; version: number; slug: string; title: string }

/** A page has no window of its own to be written in, and is saved with its form. */
const TOOLS = {}

type Props = {
  /** Null for a new one. */
  page: Page | null
  action: DeskAction<Saved>
}

/** A page and its text. The version is the one this window has seen; only its own saves move it on. */
export function PageForm({ page, action }: Props) {
  const router = useRouter()
  const editor = useRef<Editor | null>(null)
  const onReady = useCallback((ready: Editor) => {
    editor.current = ready
  }, [])
  const [version, setVersion] = useState(page?.version ?? 0)
  const [slug, setSlug] = useState(page?.slug ?? '')
  const withBody: DeskAction<Saved> = (previous, form) => {
    form.set('body', JSON.stringify(editor.current?.getJSON() ?? page?.body ?? EMPTY_DOC))
    return action(previous, form)
  }
  const { refusal, pending, dirty, touch, error, formProps } = useRecordForm({
    action: withBody,
    done: ({ title }) => {
      if (!page) return `已新建单页“${title}”`
      return page.isPublic ? '已保存，网站已更新' : '已保存'
    },
    onDone: (saved) => {
      if (!page) return router.push(`/admin/pages/${saved.id}`)
      setVersion(saved.version)
      setSlug(saved.slug)
      router.refresh()
    },
  })
  useUnsavedGuard(dirty)
  const tools = useEditorTools(TOOLS)
  return (
    <form {...formProps} className="flex max-w-3xl flex-col gap-5">
      {page && <input type="hidden" name="id" value={page.id} />}
      {page && <input type="hidden" name="version" value={version} />}
      <Section title="标题和网址">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="标题"
            name="title"
            required
            maxLength={40}
            autoComplete="off"
            defaultValue={page?.title ?? ''}
            error={error('title')}
          />
          <TextField
            label="网址名"
            name="slug"
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            value={slug}
            onChange={(event) => setSlug(event.target.value)}
            hint={slug ? `网址是 ${pagePath(slug)}` : '小写字母、数字和连字符；不填则用标题的拼音。'}
            error={error('slug')}
          />
        </div>
      </Section>
      {/* The toolbar leaves room for a bar above it that is not here; the windows of the editor have forms of their own. */}
      <div
        className="[--status-bottom:4rem] [&_.sticky]:top-14 lg:[&_.sticky]:top-0"
        onSubmit={(event) => event.stopPropagation()}
        onChange={(event) => event.stopPropagation()}
      >
        <BodyEditor
          initial={page?.body ?? EMPTY_DOC}
          editable
          onReady={onReady}
          onChange={touch}
          tools={tools}
          error={error('body')}
        />
      </div>
      <div className="sticky bottom-0 z-10 border-t border-line bg-paper py-3">
        <FormEnd refusal={refusal} pending={pending} dirty={dirty} label={page ? '保存' : '新建单页'} />
      </div>
    </form>
  )
}
