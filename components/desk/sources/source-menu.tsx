'use client'
import { useState } from 'react'
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { ConfirmAction } from '../confirm-action'
import { RecordDialog } from '../record-dialog'
import { RowMenu } from '../row-menu'
import type { KindChoices, Source, SourceActions } from './source'
import { SourceFields } from './source-fields'

type Props = { source: Source & { seen: string }; kinds: KindChoices; actions: SourceActions }

/** What can be done with one source. */
export function SourceMenu({ source, kinds, actions }: Props) {
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const { id, name, slug } = source
  return (
    <>
      <RowMenu of={name}>
        <MenuItem onSelect={() => setOpen('edit')}>编辑…</MenuItem>
        <MenuLink>
          <a href={`/sources/${slug}`}>在网站上查看</a>
        </MenuLink>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setOpen('remove')}>
          删除…
        </MenuItem>
      </RowMenu>
      {open === 'edit' && (
        <RecordDialog
          title={`编辑稿源“${name}”`}
          action={actions.update}
          hidden={{ id }}
          seen={source.seen}
          submitLabel="保存"
          done="已保存，网站已更新"
          onClose={close}
        >
          {(error) => <SourceFields source={source} kinds={kinds} error={error} />}
        </RecordDialog>
      )}
      {open === 'remove' && (
        <ConfirmAction
          title={`删除稿源“${name}”？`}
          confirmLabel="确认删除"
          danger
          action={actions.remove}
          fields={{ id }}
          done={`已删除稿源“${name}”`}
          onClose={close}
        >
          只有没有稿件的稿源可以删除。删除后原网址不再可用。
        </ConfirmAction>
      )}
    </>
  )
}
