'use client'
import type { Editor } from '@tiptap/core'
import { clsx } from 'clsx'
import {
  ArrowDown,
  ArrowUp,
  BookMarked,
  Ellipsis,
  ImagePlus,
  Link as LinkIcon,
  type LucideIcon,
  Plus,
} from 'lucide-react'
import { Toolbar as Primitive } from 'radix-ui'
import { Fragment } from 'react'
import { Menu, MenuCheck, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { moveBlock } from './blocks/block-moves'
import { type Ask, INSERTIONS, putIn } from './blocks/insertions'
import { TableMenu } from './table-menu'
import { TOOL_GROUPS, type Tool, toolStates } from './toolbar-tools'
import { keysOf } from './tools/shortcuts'
import { useRestingState } from './use-resting-state'

const buttonClass = clsx(
  'inline-flex size-9 shrink-0 items-center justify-center rounded text-ink hover:bg-sunken -outline-offset-2 lg:size-8',
  'aria-pressed:bg-accent-soft aria-pressed:text-accent disabled:opacity-35 disabled:hover:bg-transparent [&_svg]:size-4.5',
)
/** Only where the bar is wide enough; elsewhere the same stands in the menu 更多. */
const WIDE = '@max-xl:hidden'
const WIDEST = '@max-[47.5rem]:hidden'
const ROOM = { always: '', wide: WIDE, widest: WIDEST }

type Props = { editor: Editor; onAsk: (ask: Ask) => void }

function AskButton({
  label,
  keys,
  Icon,
  pressed,
  onAsk,
  className,
}: {
  label: string
  keys?: string
  Icon: LucideIcon
  pressed?: boolean
  onAsk: () => void
  className?: string
}) {
  return (
    <Primitive.Button
      aria-label={label}
      title={keys ? `${label}（${keys}）` : label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onAsk}
      className={clsx(buttonClass, className)}
    >
      <Icon aria-hidden="true" />
    </Primitive.Button>
  )
}

/** Everything the body can be, as buttons; one stop for the keyboard, arrows move inside. */
export function Toolbar({ editor, onAsk }: Props) {
  const state = useRestingState(editor, (now) => ({
    tools: toolStates(now),
    link: now.isActive('link'),
    note: now.isActive('footnote'),
  }))
  const tool = ({ name, label, Icon, run, active, room = 'wide' }: Tool) => (
    <Primitive.Button
      key={name}
      aria-label={label}
      title={`${label}（${keysOf(name)}）`}
      {...(active ? { 'aria-pressed': state.tools[name]?.active ?? false } : {})}
      disabled={!state.tools[name]?.can}
      onClick={() => run(editor.chain().focus()).run()}
      className={clsx(buttonClass, ROOM[room])}
    >
      <Icon aria-hidden="true" />
    </Primitive.Button>
  )
  return (
    <div className="@container">
      <Primitive.Root aria-label="正文格式" className="flex flex-wrap items-center gap-0.5 px-1.5 py-1">
        {TOOL_GROUPS.map((group) => (
          <Fragment key={group[0]?.name}>
            {group.map(tool)}
            <Primitive.Separator className={clsx('mx-0.5 h-5 w-px shrink-0 bg-line', WIDE)} />
          </Fragment>
        ))}
        <AskButton
          label="链接"
          keys={keysOf('link')}
          Icon={LinkIcon}
          pressed={state.link}
          onAsk={() => onAsk('link')}
        />
        <AskButton
          label="脚注"
          keys={keysOf('footnote')}
          Icon={BookMarked}
          pressed={state.note}
          onAsk={() => onAsk('footnote')}
          className={WIDE}
        />
        <AskButton label="图片" Icon={ImagePlus} onAsk={() => onAsk('picture')} />
        <TableMenu editor={editor} className={buttonClass} />
        <InsertMenu editor={editor} onAsk={onAsk} />
        <MoreMenu editor={editor} states={state.tools} />
      </Primitive.Root>
    </div>
  )
}

function InsertMenu({ editor, onAsk }: Props) {
  const trigger = (
    <Primitive.Button aria-label="插入" title="插入（空行键入 / 或、）" className={buttonClass}>
      <Plus aria-hidden="true" />
    </Primitive.Button>
  )
  return (
    <Menu trigger={trigger} label="插入" align="start">
      {INSERTIONS.filter(({ turns }) => !turns).map((insertion) => (
        <MenuItem key={insertion.label} onSelect={() => putIn(editor, insertion, onAsk)}>
          <insertion.Icon aria-hidden="true" />
          {insertion.label}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** What the bar has no room for, and moving a block without a mouse. */
function MoreMenu({ editor, states }: { editor: Editor; states: ReturnType<typeof toolStates> }) {
  const trigger = (
    <Primitive.Button aria-label="更多格式" title="更多格式" className={buttonClass}>
      <Ellipsis aria-hidden="true" />
    </Primitive.Button>
  )
  const move = (step: -1 | 1) => {
    editor.commands.focus()
    moveBlock(step)(editor.state, editor.view.dispatch)
  }
  return (
    <Menu trigger={trigger} label="更多格式">
      {TOOL_GROUPS.flat()
        .filter(({ room }) => room !== 'always')
        .map(({ name, label, Icon, run, active }) => {
          const on = () => run(editor.chain().focus()).run()
          const words = (
            <>
              <Icon aria-hidden="true" />
              {label}
            </>
          )
          return active ? (
            <MenuCheck key={name} checked={states[name]?.active ?? false} onSelect={on}>
              {words}
            </MenuCheck>
          ) : (
            <MenuItem key={name} onSelect={on}>
              {words}
            </MenuItem>
          )
        })}
      <MenuSeparator />
      <MenuItem onSelect={() => move(-1)}>
        <ArrowUp aria-hidden="true" />
        上移这一段
      </MenuItem>
      <MenuItem onSelect={() => move(1)}>
        <ArrowDown aria-hidden="true" />
        下移这一段
      </MenuItem>
    </Menu>
  )
}
