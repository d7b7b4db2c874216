'use client'
import {
  ArrowLeft,
  Ellipsis,
  Eye,
  FileUp,
  History,
  PencilLine,
  Quote,
  Save,
  ScrollText,
  Share2,
} from 'lucide-react'
import Link from 'next/link'
import { STEPS, type Step, stepLabel } from '@/components/desk/articles/article-steps'
import { StatusBadge } from '@/components/desk/articles/status-badge'
import { Button, buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import type { ArticleStatus } from '@/lib/articles/workflow'
import type { SaveState } from './draft-saver'
import type { TextTask } from './incoming/text-dialogs'
import { SaveStatus } from './save-status'

type Props = {
  id: number | null
  status: ArticleStatus
  state: SaveState
  steps: Step[]
  running: Step | null
  editable: boolean
  kept: boolean
  onSave: () => void
  onStep: (step: Step) => void
  /** Begins something that is done with the whole text. */
  onText: (task: TextTask) => void
  onShare: (() => void) | undefined
}

/** What the button in the corner does: the furthest step the role may take from here. */
function mainStep(steps: Step[]): Step | undefined {
  return (['publish', 'submit', 'restore'] as const).find((step) => steps.includes(step))
}

/** Stays in sight: where the piece stands, whether it is saved, and what can be done with it. */
export function EditorBar(props: Props) {
  const { id, status, state, steps, running, editable, kept, onSave, onStep, onText, onShare } = props
  const main = mainStep(steps)
  // What has never been saved cannot be thrown away.
  const others = steps.filter((step) => step !== main && !(step === 'trash' && id === null))
  const more = (
    <button type="button" aria-label="更多操作" className={buttonClass()}>
      <Ellipsis aria-hidden="true" />
    </button>
  )
  return (
    <div className="sticky top-(--bar-top,3.3rem) z-20 -mx-4 mb-5 flex items-center gap-2 border-b border-line bg-paper px-4 py-2 sm:-mx-6 sm:px-6 -mt-5 lg:top-0 lg:-mx-8 lg:-mt-7 lg:px-8">
      <Link
        href="/admin/articles"
        aria-label="返回稿件列表"
        className="-ml-1 rounded-md p-2 hover:bg-sunken max-sm:hidden"
      >
        <ArrowLeft aria-hidden="true" className="size-4.5" />
      </Link>
      <StatusBadge status={status} />
      <SaveStatus state={state} isNew={id === null} kept={kept} />
      <div className="ml-auto flex items-center gap-2">
        {editable && (
          <Button
            onClick={onSave}
            pending={state.kind === 'saving'}
            title="Ctrl+S"
            aria-keyshortcuts="Control+S"
            disabled={state.kind === 'conflict'}
          >
            {state.kind !== 'saving' && <Save aria-hidden="true" className="max-sm:hidden" />}
            保存
          </Button>
        )}
        {main && (
          <Button
            variant="primary"
            pending={running === main}
            disabled={state.kind === 'conflict'}
            onClick={() => onStep(main)}
          >
            {stepLabel(main, status)}
          </Button>
        )}
        <Menu trigger={more} label="更多操作">
          {editable && (
            <>
              <MenuItem onSelect={() => onText('import')}>
                <FileUp aria-hidden="true" />
                导入文档…
              </MenuItem>
              <MenuItem onSelect={() => onText('tidy')}>
                <Quote aria-hidden="true" />
                整理标点…
              </MenuItem>
            </>
          )}
          {id !== null && (
            <MenuLink>
              <Link href={`/admin/articles/${id}/preview`}>
                <Eye aria-hidden="true" />
                预览
              </Link>
            </MenuLink>
          )}
          {onShare && (
            <MenuItem onSelect={onShare}>
              <Share2 aria-hidden="true" />
              预览链接…
            </MenuItem>
          )}
          {id !== null && (
            <>
              <MenuLink>
                <Link href={`/admin/articles/${id}/history`}>
                  <History aria-hidden="true" />
                  版本历史
                </Link>
              </MenuLink>
              <MenuLink>
                <Link href={`/admin/articles/${id}/trail`}>
                  <ScrollText aria-hidden="true" />
                  操作记录
                </Link>
              </MenuLink>
              {(status === 'PUBLISHED' || status === 'WITHDRAWN') && (
                <MenuLink>
                  <Link href={`/admin/articles/${id}/corrections`}>
                    <PencilLine aria-hidden="true" />
                    更正记录
                  </Link>
                </MenuLink>
              )}
            </>
          )}
          {status === 'PUBLISHED' && id !== null && (
            <MenuLink>
              <a href={`/articles/${id}`}>在网站上查看</a>
            </MenuLink>
          )}
          {others.length > 0 && id !== null && <MenuSeparator />}
          {others.map((step) => (
            <MenuItem key={step} danger={STEPS[step].danger ?? false} onSelect={() => onStep(step)}>
              {stepLabel(step, status)}
              {STEPS[step].asks === 'nothing' ? '' : '…'}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </div>
  )
}
