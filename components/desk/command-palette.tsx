'use client'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useFocusReturn } from '@/components/ui/use-focus-return'
import { STATUS_LABELS } from '@/lib/articles/workflow'
import { NAVIGATION_ICONS, type NavigationItem } from './navigation-items'
import { type DeskFinds, useDeskFinds } from './use-desk-finds'

type Props = { items: NavigationItem[]; open: boolean; onOpenChange: (open: boolean) => void }

const itemClass =
  'flex cursor-pointer items-center gap-3 rounded-md px-3 py-2 text-sm data-[selected=true]:bg-accent-soft data-[selected=true]:text-accent'
const groupClass =
  'mt-1 [&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted'

/** The screens whose name or address holds what was typed. */
function fitting(items: NavigationItem[], q: string): NavigationItem[] {
  const typed = q.toLowerCase()
  return items.filter(
    ({ href, label }) =>
      typed === '' || label.includes(typed) || href.slice('/admin/'.length).startsWith(typed),
  )
}

/** Opens with Ctrl K or ⌘ K and finds screens, pieces, tags and people; everything in it works by keyboard. */
export function CommandPalette({ items, open, onOpenChange }: Props) {
  const focus = useFocusReturn()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      // In the editor the same keys make a link.
      if (event.defaultPrevented) return
      event.preventDefault()
      onOpenChange(true)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onOpenChange])
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Dialog.Content
          onCloseAutoFocus={focus.onCloseAutoFocus}
          onOpenAutoFocus={focus.onOpenAutoFocus}
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[12dvh] z-50 mx-auto max-w-xl overflow-hidden rounded-lg border border-line bg-surface shadow-lift"
        >
          <Dialog.Title className="sr-only">查找</Dialog.Title>
          <Finder items={items} onChosen={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder({ items, onChosen }: { items: NavigationItem[]; onChosen: () => void }) {
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const { finds, failed, waiting } = useDeskFinds(q)
  const go = (path: string) => {
    onChosen()
    router.push(path)
  }
  const screens = fitting(items, q)
  const nothing = !waiting && !failed && q !== '' && screens.length === 0 && isEmpty(finds)
  return (
    <Command label="查找" shouldFilter={false} loop vimBindings={false}>
      <div className="flex items-center gap-2 border-b border-line px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          maxLength={64}
          placeholder="稿件、栏目设置、标签、作者…"
          className="min-h-12 w-full bg-transparent text-base outline-none placeholder:text-muted"
        />
      </div>
      <Command.List label="找到的" className="max-h-[60dvh] overflow-y-auto p-2">
        {failed && <p className="px-3 py-2 text-sm text-danger">查找失败，请检查网络后再试。</p>}
        {waiting && q !== '' && <p className="px-3 py-2 text-sm text-muted">正在查找…</p>}
        {nothing && <p className="px-3 py-2 text-sm text-muted">没有找到“{q}”。</p>}
        <Screens rows={screens} onGo={go} />
        <Pieces q={q} rows={finds.articles} onGo={go} />
        <Named heading="标签" path="/admin/tags" rows={finds.tags} onGo={go} />
        <Named heading="作者" path="/admin/authors" rows={finds.authors} onGo={go} />
      </Command.List>
    </Command>
  )
}

const isEmpty = ({ articles, tags, authors }: { articles: unknown[]; tags: unknown[]; authors: unknown[] }) =>
  articles.length + tags.length + authors.length === 0

function Screens({ rows, onGo }: { rows: NavigationItem[]; onGo: (path: string) => void }) {
  if (rows.length === 0) return null
  return (
    <Command.Group heading="去往" className={groupClass}>
      {rows.map(({ href, label }) => {
        const Icon = NAVIGATION_ICONS[href]
        return (
          <Command.Item key={href} value={href} onSelect={() => onGo(href)} className={itemClass}>
            {Icon && <Icon aria-hidden="true" className="size-4 shrink-0" />}
            {label}
          </Command.Item>
        )
      })}
    </Command.Group>
  )
}

type PiecesProps = { q: string; rows: DeskFinds['articles']; onGo: (path: string) => void }

function Pieces({ q, rows, onGo }: PiecesProps) {
  if (rows.length === 0) return null
  return (
    <Command.Group heading="稿件" className={groupClass}>
      {rows.map(({ id, title, status, column }) => (
        <Command.Item
          key={id}
          value={`article-${id}`}
          onSelect={() => onGo(`/admin/articles/${id}`)}
          className={itemClass}
        >
          <span className="min-w-0 flex-1 truncate">{title}</span>
          <span className="shrink-0 text-xs text-muted">
            {[column, STATUS_LABELS[status]].filter(Boolean).join(' · ')}
          </span>
        </Command.Item>
      ))}
      <Command.Item
        value="articles-all"
        onSelect={() => onGo(`/admin/articles?${new URLSearchParams({ q })}`)}
        className={itemClass}
      >
        在稿件列表里查找“{q}”
      </Command.Item>
    </Command.Group>
  )
}

type NamedProps = {
  heading: string
  path: string
  rows: { id: number; name: string }[]
  onGo: (path: string) => void
}

function Named({ heading, path, rows, onGo }: NamedProps) {
  if (rows.length === 0) return null
  return (
    <Command.Group heading={heading} className={groupClass}>
      {rows.map(({ id, name }) => (
        <Command.Item
          key={id}
          value={`${path}/${id}`}
          onSelect={() => onGo(`${path}/${id}`)}
          className={itemClass}
        >
          {name}
        </Command.Item>
      ))}
    </Command.Group>
  )
}
