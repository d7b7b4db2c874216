'use client'
import { TextAreaField, TextField } from '@/components/ui/field'
import { FormEnd } from '../form-end'
import { Section } from '../section'
import type { DeskAction } from '../send-action'
import { useRecordForm } from '../use-record-form'
import { useUnsavedGuard } from '../use-unsaved-guard'

type Tag = {
  id: number
  name: string
  slug: string
  description: string
  aliases: string[]
  seen: string
}

/** A tag's names, address and description. */
export function TagForm({ tag, action }: { tag: Tag; action: DeskAction }) {
  const { refusal, pending, dirty, error, formProps } = useRecordForm({
    action,
    done: '已保存，网站已更新',
    seen: tag.seen,
  })
  useUnsavedGuard(dirty)
  return (
    <form {...formProps}>
      <Section title="名称和网址">
        <input type="hidden" name="id" value={tag.id} />
        <TextField
          label="标签名称"
          name="name"
          required
          maxLength={30}
          autoComplete="off"
          defaultValue={tag.name}
          error={error('name')}
        />
        <TextAreaField
          label="别名"
          name="aliases"
          maxLength={1000}
          defaultValue={tag.aliases.join('、')}
          hint="同一个意思的其他写法，用顿号或换行分开，如“细颗粒物、PM₂.₅”。写稿和搜索时输入别名也会找到这个标签。"
          error={error('aliases')}
        />
        <TextField
          label="网址名"
          name="slug"
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          defaultValue={tag.slug}
          hint="小写字母、数字和连字符。改动后旧网址会自动跳到新网址。"
          error={error('slug')}
        />
        <TextAreaField
          label="简介"
          name="description"
          maxLength={500}
          defaultValue={tag.description}
          hint="显示在标签页的标题下面。可不填。"
          error={error('description')}
        />
        <FormEnd refusal={refusal} pending={pending} dirty={dirty} />
      </Section>
    </form>
  )
}
