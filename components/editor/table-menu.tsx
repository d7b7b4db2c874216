'use client'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Table } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'

type Chain = ReturnType<Editor['chain']>

const INSIDE: { label: string; run: (chain: Chain) => Chain }[] = [
  { label: '上方插入行', run: (chain) => chain.addRowBefore() },
  { label: '下方插入行', run: (chain) => chain.addRowAfter() },
  { label: '左侧插入列', run: (chain) => chain.addColumnBefore() },
  { label: '右侧插入列', run: (chain) => chain.addColumnAfter() },
  { label: '首行作表头', run: (chain) => chain.toggleHeaderRow() },
  { label: '合并或拆分单元格', run: (chain) => chain.mergeOrSplit() },
  { label: '删除行', run: (chain) => chain.deleteRow() },
  { label: '删除列', run: (chain) => chain.deleteColumn() },
]

/** Begins a table, or changes the one the cursor is in. */
export function TableMenu({ editor, className }: { editor: Editor; className: string }) {
  const inside = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') })
  const run = (command: (chain: Chain) => Chain) => command(editor.chain().focus()).run()
  const trigger = (
    <Toolbar.Button aria-label="表格" title="表格" aria-pressed={inside} className={className}>
      <Table aria-hidden="true" />
    </Toolbar.Button>
  )
  return (
    <Menu trigger={trigger} label="表格" align="start">
      {inside ? (
        <>
          {INSIDE.map((item) => (
            <MenuItem key={item.label} onSelect={() => run(item.run)}>
              {item.label}
            </MenuItem>
          ))}
          <MenuSeparator />
          <MenuItem danger onSelect={() => run((chain) => chain.deleteTable())}>
            删除表格
          </MenuItem>
        </>
      ) : (
        [2, 3, 4].map((columns) => (
          <MenuItem
            key={columns}
            onSelect={() =>
              run((chain) => chain.insertTable({ rows: 3, cols: columns, withHeaderRow: true }))
            }
          >
            插入 {columns} 列的表格
          </MenuItem>
        ))
      )}
    </Menu>
  )
}
