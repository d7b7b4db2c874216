'use client'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Table } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { Fragment } from 'react'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { insertTable } from './blocks/insert-block'

type Chain = ReturnType<Editor['chain']>

type TableTool = { label: string; run: (chain: Chain) => Chain }
const INSIDE: TableTool[][] = [
  [
    { label: '上方插入行', run: (chain) => chain.addRowBefore() },
    { label: '下方插入行', run: (chain) => chain.addRowAfter() },
    { label: '左侧插入列', run: (chain) => chain.addColumnBefore() },
    { label: '右侧插入列', run: (chain) => chain.addColumnAfter() },
  ],
  [
    { label: '首行作表头', run: (chain) => chain.toggleHeaderRow() },
    { label: '首列作表头', run: (chain) => chain.toggleHeaderColumn() },
    { label: '这一格作表头', run: (chain) => chain.toggleHeaderCell() },
  ],
  [
    { label: '合并选中的单元格', run: (chain) => chain.mergeCells() },
    { label: '拆分单元格', run: (chain) => chain.splitCell() },
  ],
  [
    { label: '删除行', run: (chain) => chain.deleteRow() },
    { label: '删除列', run: (chain) => chain.deleteColumn() },
  ],
]

/** Begins a table, or changes the one the cursor is in. */
export function TableMenu({ editor, className }: { editor: Editor; className: string }) {
  const inside = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') })
  const trigger = (
    <Toolbar.Button aria-label="表格" title="表格" aria-pressed={inside} className={className}>
      <Table aria-hidden="true" />
    </Toolbar.Button>
  )
  return (
    <Menu trigger={trigger} label="表格" align="start">
      {inside ? (
        <>
          <InsideTools editor={editor} />
          <MenuItem danger onSelect={() => editor.chain().focus().deleteTable().run()}>
            删除表格
          </MenuItem>
        </>
      ) : (
        [2, 3, 4].map((columns) => (
          <MenuItem key={columns} onSelect={() => insertTable(editor, columns)}>
            插入 {columns} 列的表格
          </MenuItem>
        ))
      )}
    </Menu>
  )
}

/** What can be done where the cursor is; asked when the menu opens. */
function InsideTools({ editor }: { editor: Editor }) {
  return INSIDE.map((group) => (
    <Fragment key={group[0]?.label}>
      {group.map(({ label, run }) => (
        <MenuItem
          key={label}
          disabled={!run(editor.can().chain() as Chain).run()}
          onSelect={() => run(editor.chain().focus()).run()}
        >
          {label}
        </MenuItem>
      ))}
      <MenuSeparator />
    </Fragment>
  ))
}
