'use client'
import { X } from 'lucide-react'
import { toast } from 'sonner'
import { loadOptions } from '@/components/desk/articles/load-options'
import { Combobox } from '@/components/ui/combobox'
import type { ChangeFields, DraftFields } from './draft-fields'
import { ensureNamed } from './draft-requests'
import { TagSuggestions } from './tag-suggestions'

const load = loadOptions('/api/tags')

type Props = { fields: DraftFields; change: ChangeFields; text: RestingText }

/** The text as it was last saved: what `version` names, `read` gives. */
export type RestingText = { version: number | undefined; read: () => string }

/** Tags, found or made while typing, or proposed from the text; aliases lead to their tag. */
export function TagsField({ fields, change, text }: Props) {
  const { tags } = fields
  const add = (tag: { id: number; name: string }) => {
    if (!tags.some(({ id }) => id === tag.id)) change({ tags: [...tags, { id: tag.id, name: tag.name }] })
  }
  const create = (name: string) =>
    void ensureNamed('/api/tags', name).then(add, (error: Error) => toast.error(error.message))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">标签</legend>
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map(({ id, name }) => (
            <li
              key={id}
              className="inline-flex items-center rounded-full bg-accent-soft py-0.5 pr-0.5 pl-2.5 text-sm text-accent"
            >
              {name}
              <button
                type="button"
                aria-label={`移除标签 ${name}`}
                onClick={() => change({ tags: tags.filter((tag) => tag.id !== id) })}
                className="rounded-full p-1 hover:bg-surface"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        label="添加标签"
        placeholder="输入标签，回车添加"
        load={load}
        taken={tags.map(({ id }) => id)}
        onPick={add}
        onCreate={create}
        createLabel={(name) => `新建标签“${name}”`}
      />
      <TagSuggestions
        title={fields.title}
        taken={tags.map(({ id }) => id)}
        readText={text.read}
        version={text.version}
        onAdd={add}
      />
    </fieldset>
  )
}
