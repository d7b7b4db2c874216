'use client'
import { useRouter } from 'next/navigation'
import { TextField } from '@/components/ui/field'
import type { Picture } from '@/lib/media/schema'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'
import { AffiliationsField } from './affiliations-field'
import { AuthorFace } from './author-face'

type Author = {
  id: number
  name: string
  slug: string
  bio: string
  picture: Picture | null
  /** Who signs in as this author, and may change it too. */
  user: { name: string } | null
  affiliations: { title: string; since: string; until: string | null }[]
  seen: string
}
type Named = { id: number; name: string }

/** A person of the bylines; null for a new one. */
export function AuthorForm({ author, action }: { author: Author | null; action: DeskAction<Named> }) {
  const router = useRouter()
  const { refusal, pending, dirty, touch, error, formProps } = useRecordForm({
    action,
    done: ({ name }) => (author ? '已保存，网站已更新' : `已新建作者“${name}”`),
    onDone: author ? undefined : () => router.push('/admin/authors'),
    seen: author?.seen,
  })
  useUnsavedGuard(dirty)
  return (
    <form {...formProps} className="flex max-w-3xl flex-col gap-5">
      {author && <input type="hidden" name="id" value={author.id} />}
      <Section title="基本情况">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="姓名"
            name="name"
            required
            maxLength={40}
            autoComplete="off"
            defaultValue={author?.name ?? ''}
            error={error('name')}
          />
          <TextField
            label="网址名"
            name="slug"
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            defaultValue={author?.slug ?? ''}
            hint={author ? '改动后旧网址会自动跳到新网址。' : '小写字母、数字和连字符；不填则用姓名的拼音。'}
            error={error('slug')}
          />
        </div>
        <AuthorFace
          bio={author?.bio ?? ''}
          picture={author?.picture ?? null}
          hint="显示在作者页上。可不填。"
          error={error}
          onTouch={touch}
        />
        {author?.user && (
          <p className="text-sm text-muted">
            {author.user.name}可以在“我的账号”里修改自己的简介、头像和现任职务。
          </p>
        )}
      </Section>
      <AffiliationsField initial={author?.affiliations ?? []} onChange={touch} error={error} />
      <FormEnd refusal={refusal} pending={pending} dirty={dirty} label={author ? '保存' : '新建作者'} />
    </form>
  )
}
