'use client'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { applyProposals, type Proposal, proposalsFor } from './tidy-changes'

const AT_ONCE = 100

/** What a reader cannot see is named. */
const shown = (text: string) =>
  text
    .replaceAll('\u3000', '□')
    .replaceAll('\u00a0', '␣')
    .replaceAll(' ', '␣')
    .replace(/[\u200B\u2060\uFEFF\u00AD]/g, '¦')

function Line({
  proposal,
  on,
  onChange,
}: {
  proposal: Proposal
  on: boolean
  onChange: (on: boolean) => void
}) {
  const { before, after, old, put, rule } = proposal
  return (
    <li>
      <label className="flex items-start gap-3 rounded-md px-2 py-1.5 hover:bg-sunken">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => onChange(event.target.checked)}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        <span className="min-w-0 flex-1 break-words">
          <span className="text-muted">{before}</span>
          {old !== '' && <del className="rounded-sm bg-danger-soft px-0.5 text-danger">{shown(old)}</del>}
          {put !== '' && (
            <ins className="rounded-sm bg-accent-soft px-0.5 text-accent no-underline">{shown(put)}</ins>
          )}
          <span className="text-muted">{after}</span>
        </span>
        <span className="shrink-0 pt-0.5 text-xs text-muted">{rule}</span>
      </label>
    </li>
  )
}

type Props = { editor: Editor; onClose: () => void }

/** The changes of the text as it stands, and which of them are to be made. */
function useProposals(editor: Editor) {
  const [doc, setDoc] = useState(editor.state.doc)
  const [proposals, setProposals] = useState(() => proposalsFor(doc))
  const [off, setOff] = useState(() => new Set(offAtFirst(proposals)))
  const refresh = () => {
    const now = proposalsFor(editor.state.doc)
    setDoc(editor.state.doc)
    setProposals(now)
    setOff(new Set(offAtFirst(now)))
  }
  const switchGroups = (groups: string[], on: boolean) =>
    setOff((before) => {
      const next = new Set(before)
      for (const group of groups) {
        if (on) next.delete(group)
        else next.add(group)
      }
      return next
    })
  return { proposals, off, refresh, switchGroups, isOld: () => !editor.state.doc.eq(doc) }
}

const offAtFirst = (proposals: Proposal[]) =>
  proposals.filter(({ suggested }) => suggested).map(({ group }) => group)

/** 整理标点: every change is shown before it is made, and can be left out; all are undone in one step. */
export function TidyDialog({ editor, onClose }: Props) {
  const { proposals, off, refresh, switchGroups, isOld } = useProposals(editor)
  const [most, setMost] = useState(AT_ONCE)
  const chosen = proposals.filter(({ group }) => !off.has(group))

  function apply() {
    if (isOld()) {
      refresh()
      toast.info('正文刚刚有改动，已重新检查。')
      return
    }
    editor.view.dispatch(applyProposals(editor.state, chosen))
    onClose()
    toast.success(`已整理 ${chosen.length} 处标点`, {
      action: { label: '撤销', onClick: () => editor.chain().focus().undo().run() },
    })
  }
  if (proposals.length === 0) {
    return (
      <Dialog open onOpenChange={(open) => open || onClose()} title="整理标点">
        <p className="text-sm">正文的标点、引号和空格都合规范，没有要改的。</p>
        <div className="mt-4 flex justify-end">
          <Button onClick={onClose}>知道了</Button>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title="整理标点"
      description={`找到 ${proposals.length} 处，勾选的会修改，网址、数字和《》里的内容不动。`}
    >
      <label className="flex items-center gap-3 border-b border-line px-2 pb-2 text-sm font-medium">
        <input
          type="checkbox"
          checked={off.size === 0}
          onChange={(event) =>
            switchGroups(
              proposals.map(({ group }) => group),
              event.target.checked,
            )
          }
          className="size-4 accent-accent"
        />
        全选
      </label>
      <ul aria-label="要修改的标点" className="max-h-[50dvh] overflow-y-auto py-1 text-sm">
        {proposals.slice(0, most).map((proposal) => (
          <Line
            key={`${proposal.from}-${proposal.rule}`}
            proposal={proposal}
            on={!off.has(proposal.group)}
            onChange={(on) => switchGroups([proposal.group], on)}
          />
        ))}
      </ul>
      {proposals.length > most && (
        <Button small variant="quiet" onClick={() => setMost(proposals.length)}>
          显示其余 {proposals.length - most} 处
        </Button>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>取消</Button>
        <Button variant="primary" disabled={chosen.length === 0} onClick={apply}>
          修改 {chosen.length} 处
        </Button>
      </div>
    </Dialog>
  )
}
