'use client'
import Link from 'next/link'
import { useState } from 'react'
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { ConfirmAction } from '../confirm-action'
import { RecordDialog } from '../record-dialog'
import { RowMenu } from '../row-menu'
import type { Column, ColumnActions } from './column'
import { ColumnFields } from './column-fields'
import { NewColumnDialog } from './new-column'

type Props = { column: Column; columns: Column[]; actions: ColumnActions }

/** What can be done with one column. */
export function ColumnMenu({ column, columns, actions }: Props) {
  const [open, setOpen] = useState<'edit' | 'below' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const { id, name, slug, depth, parentId } = column
  return (
    <>
      <RowMenu of={name}>
        <MenuItem onSelect={() => setOpen('edit')}>编辑…</MenuItem>
        {depth < 2 && <MenuItem onSelect={() => setOpen('below')}>新建下级栏目…</MenuItem>}
        <MenuLink>
          <Link href={`/admin/columns/${id}/review`}>审校流程</Link>
        </MenuLink>
        <MenuLink>
          <a href={`/columns/${slug}`}>在网站上查看</a>
        </MenuLink>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setOpen('remove')}>
          删除…
        </MenuItem>
      </RowMenu>
      {open === 'edit' && (
        <RecordDialog
          title={`编辑栏目“${name}”`}
          action={actions.update}
          hidden={{ id }}
          seen={column.seen}
          submitLabel="保存"
          done="已保存，网站已更新"
          onClose={close}
        >
          {(error) => <ColumnFields columns={columns} column={column} parentId={parentId} error={error} />}
        </RecordDialog>
      )}
      {open === 'below' && (
        <NewColumnDialog columns={columns} parent={column} action={actions.create} onClose={close} />
      )}
      {open === 'remove' && (
        <ConfirmAction
          title={`删除栏目“${name}”？`}
          confirmLabel="确认删除"
          danger
          action={actions.remove}
          fields={{ id }}
          done={`已删除栏目“${name}”`}
          onClose={close}
        >
          只有空栏目可以删除；里面有稿件或下级栏目时，请先移走。删除后原网址不再可用。
        </ConfirmAction>
      )}
    </>
  )
}
