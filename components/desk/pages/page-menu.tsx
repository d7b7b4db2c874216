'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { pagePath } from '@/lib/static-pages/path'
import { ConfirmAction } from '../confirm-action'
import { RowMenu } from '../row-menu'
import type { DeskPage, PageActions } from './page-actions'

type Step = 'show' | 'hide' | 'remove'

const STEPS: Record<Step, { label: string; done: string; explain: string }> = {
  show: {
    label: '公开',
    done: '已公开，页脚已加上链接',
    explain: '读者立即可以看到，每一页的页脚都会有它的链接；以后每次保存都立即生效。',
  },
  hide: {
    label: '撤下',
    done: '已撤下，读者看不到了',
    explain: '页脚不再有它的链接，原网址不再可用；内容留在这里，可以再公开。',
  },
  remove: { label: '删除', done: '已删除', explain: '内容一并删除，不能恢复；原网址不再可用。' },
}

type Props = { page: DeskPage; actions: PageActions }

/** What can be done with one page. */
export function PageMenu({ page: { id, version, slug, title, isPublic }, actions }: Props) {
  const router = useRouter()
  const [asking, setAsking] = useState<Step | null>(null)
  return (
    <>
      <RowMenu of={title}>
        <MenuItem onSelect={() => router.push(`/admin/pages/${id}`)}>编辑</MenuItem>
        {isPublic && (
          <MenuLink>
            <a href={pagePath(slug)}>在网站上查看</a>
          </MenuLink>
        )}
        <MenuItem onSelect={() => setAsking(isPublic ? 'hide' : 'show')}>
          {isPublic ? '撤下…' : '公开…'}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger onSelect={() => setAsking('remove')}>
          删除…
        </MenuItem>
      </RowMenu>
      {asking && (
        <ConfirmAction
          title={`${STEPS[asking].label}“${title}”？`}
          confirmLabel={`确认${STEPS[asking].label}`}
          danger={asking !== 'show'}
          action={actions[asking]}
          fields={{ id, version }}
          done={STEPS[asking].done}
          onClose={() => setAsking(null)}
        >
          {STEPS[asking].explain}
        </ConfirmAction>
      )}
    </>
  )
}
