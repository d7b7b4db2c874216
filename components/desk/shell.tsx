'use client'
import { clsx } from 'clsx'
import { Bell, Menu as MenuIcon, PanelLeftClose, PanelLeftOpen, PenLine, Search, X } from 'lucide-react'
import Link from 'next/link'
import { Dialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import type { News } from '@/lib/notifications/news'
import { AccountMenu } from './account-menu'
import { CommandPalette } from './command-palette'
import { INBOX_PATH } from './inbox/inbox-path'
import { NARROW_COOKIE } from './narrow-cookie'
import { Navigation } from './navigation'
import { ARTICLES_PATH, type NavigationItem, REVIEW_PATH, type Waiting } from './navigation-items'
import { useNews } from './use-news'
import { usePasteLimit } from './use-paste-limit'
import { useReadAnew } from './use-read-anew'
import { UnreadNews, WaitingCount } from './waiting-count'
import { Wordmark } from './wordmark'

type Person = { name: string; role: string }
type Props = {
  person: Person
  items: NavigationItem[]
  news: News
  narrow: boolean
  children: ReactNode
}

/** Navigation beside the page on a wide screen, behind a button on a narrow one. */
export function Shell({ person, items, news: newsAtFirst, narrow: narrowAtFirst, children }: Props) {
  const { unread, toReview } = useNews(newsAtFirst)
  useReadAnew()
  usePasteLimit()
  const waiting: Waiting = {
    [INBOX_PATH]: { count: unread, words: '条未读' },
    [REVIEW_PATH]: { count: toReview, words: '件待办' },
  }
  const [narrow, setNarrow] = useState(narrowAtFirst)
  const [finding, setFinding] = useState(false)
  const find = () => setFinding(true)
  const toggle = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${NARROW_COOKIE}=${narrow ? '0' : '1'}; path=/admin; max-age=31536000; samesite=lax`
    setNarrow(!narrow)
  }
  const Toggle = narrow ? PanelLeftOpen : PanelLeftClose
  return (
    <div className="min-h-dvh lg:flex">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
      >
        跳到正文
      </a>
      <UnreadNews count={unread} />
      <TopBar person={person} items={items} waiting={waiting} onFind={find} />
      <CommandPalette items={items} open={finding} onOpenChange={setFinding} />
      <aside
        className={clsx(
          'sticky top-0 hidden h-dvh shrink-0 flex-col gap-4 border-r border-line bg-surface px-3 py-4 lg:flex print:hidden',
          narrow ? 'w-16' : 'w-52',
        )}
      >
        <div className={clsx('flex items-center gap-1', narrow ? 'flex-col' : 'justify-between pl-2')}>
          <Wordmark short={narrow} />
          <button
            type="button"
            onClick={toggle}
            aria-label={narrow ? '展开导航' : '收起导航'}
            className="rounded p-1.5 text-muted hover:bg-sunken hover:text-ink"
          >
            <Toggle aria-hidden="true" className="size-4" />
          </button>
        </div>
        <FindButton narrow={narrow} onFind={find} />
        <Navigation items={items} waiting={waiting} narrow={narrow} />
        <div className="mt-auto">
          <AccountMenu {...person} narrow={narrow} />
        </div>
      </aside>
      <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none sm:px-6 lg:px-8 lg:py-7">
        {children}
      </main>
    </div>
  )
}

type TopBarProps = { person: Person; items: NavigationItem[]; waiting: Waiting; onFind: () => void }

function TopBar({ person, items, waiting, onFind }: TopBarProps) {
  const [open, setOpen] = useState(false)
  return (
    <header className="sticky top-0 z-20 flex items-center gap-2 border-b border-line bg-surface px-3 py-2 lg:hidden print:hidden">
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger aria-label="打开导航" className="rounded-md p-2.5 hover:bg-sunken">
          <MenuIcon aria-hidden="true" className="size-5" />
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 bg-black/45" />
          <Dialog.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col gap-4 bg-surface px-3 py-4 shadow-lift"
          >
            <Dialog.Title className="pl-2">
              <Wordmark />
            </Dialog.Title>
            <Dialog.Close
              aria-label="关闭导航"
              className="absolute top-3 right-3 rounded-md p-2.5 hover:bg-sunken"
            >
              <X aria-hidden="true" className="size-5" />
            </Dialog.Close>
            <Navigation items={items} waiting={waiting} onFollow={() => setOpen(false)} />
            <div className="mt-auto">
              <AccountMenu {...person} />
            </div>
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
      <Wordmark />
      <button
        type="button"
        onClick={onFind}
        aria-label="查找"
        className="ml-auto rounded-md p-2.5 hover:bg-sunken"
      >
        <Search aria-hidden="true" className="size-5" />
      </button>
      <Link href={INBOX_PATH} className="relative rounded-md p-2.5 hover:bg-sunken">
        <Bell aria-hidden="true" className="size-5" />
        <span className="sr-only">收件箱</span>
        {waiting[INBOX_PATH] && <WaitingCount {...waiting[INBOX_PATH]} over />}
      </Link>
      {items.some(({ href }) => href === ARTICLES_PATH) && (
        <Link href={`${ARTICLES_PATH}/new`} className={buttonClass('primary', true)}>
          <PenLine aria-hidden="true" />
          写稿
        </Link>
      )}
    </header>
  )
}

/** Opens the palette, and names the keys that do. */
function FindButton({ narrow, onFind }: { narrow: boolean; onFind: () => void }) {
  return (
    <button
      type="button"
      onClick={onFind}
      aria-label="查找"
      aria-keyshortcuts="Control+K Meta+K"
      title="查找（Ctrl K）"
      className="flex min-h-9.5 items-center gap-3 rounded-md border border-line px-2.5 text-sm text-muted hover:bg-sunken"
    >
      <Search aria-hidden="true" className="size-4.5 shrink-0" />
      {!narrow && (
        <span aria-hidden="true" className="flex flex-1 items-baseline justify-between">
          查找… <span className="text-xs">Ctrl K</span>
        </span>
      )}
    </button>
  )
}
