import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { mediaAddress } from '@/components/desk/media/media-address'
import { MediaFilter } from '@/components/desk/media/media-filter'
import type { MediaItem } from '@/components/desk/media/media-item'
import { MediaLibrary, MediaUploads } from '@/components/desk/media/media-library'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { type Actor, can } from '@/lib/auth/permissions'
import { requireUser } from '@/lib/auth/session'
import { type MediaFilters, mediaFilters } from '@/lib/media/filters'
import { listMedia, type MediaRow, mediaChoices } from '@/lib/media/queries'
import { siteDate, siteDateTime } from '@/lib/time'
import { remove, tag, update } from './actions'

export const metadata: Metadata = { title: '素材库' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
type Params = Record<string, string>

/** Pictures and attachments; the address holds the filters, the view and the place in the list. */
export default async function MediaPage({ searchParams }: Props) {
  const actor = await requireUser('media.upload')
  const query = await searchParams
  const filters = mediaFilters.parse(query)
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '')
  const params: Params = {
    ...Object.fromEntries(set.map(([name, value]) => [name, String(value)])),
    ...(query.view === 'list' ? { view: 'list' } : {}),
  }
  return (
    <MediaUploads>
      <MediaFilter params={params} {...(await mediaChoices(actor, new Date()))} />
      <Suspense key={JSON.stringify(params)} fallback={<Skeleton rows={6} />}>
        <Files actor={actor} filters={filters} params={params} />
      </Suspense>
    </MediaUploads>
  )
}

function toItem(actor: Actor, row: MediaRow): MediaItem {
  const { expiresOn, createdAt, uploadedBy, uploadedById, ...rest } = row
  const owned = { ownerId: uploadedById }
  return {
    ...rest,
    expiresOn: expiresOn?.toISOString().slice(0, 10) ?? '',
    uploaded: `${uploadedBy?.name ?? '系统'} ${siteDateTime(createdAt)}`,
    may: {
      edit: can(actor, 'media.edit', owned),
      replace: can(actor, 'media.replace', owned),
      delete: can(actor, 'media.delete', owned),
    },
  }
}

async function Files({ actor, filters, params }: { actor: Actor; filters: MediaFilters; params: Params }) {
  const now = new Date()
  const { rows, next } = await listMedia(actor, filters, now)
  const { before, view: _view, ...narrowing } = params
  const list = params.view === 'list'
  return (
    <>
      {rows.length > 0 ? (
        <MediaLibrary
          items={rows.map((row) => toItem(actor, row))}
          list={list}
          today={siteDate(now)}
          actions={{ update, tag, remove }}
        />
      ) : (
        <Nothing narrowed={before !== undefined || Object.keys(narrowing).length > 0} more={next !== null} />
      )}
      <nav aria-label="翻页" className="mt-5 flex justify-between empty:hidden">
        {before ? (
          <Link href={mediaAddress({ ...params, before: '' })} className={buttonClass('quiet')}>
            回到最新
          </Link>
        ) : (
          next !== null && <span />
        )}
        {next !== null && (
          <Link href={mediaAddress({ ...params, before: String(next) })} className={buttonClass()}>
            更早的素材
          </Link>
        )}
      </nav>
    </>
  )
}

function Nothing({ narrowed, more }: { narrowed: boolean; more: boolean }) {
  if (more)
    return <EmptyState title="这一段里没有">还有更早的素材没有查看，点“更早的素材”接着找。</EmptyState>
  return narrowed ? (
    <EmptyState title="没有找到这样的素材">换个说法再搜索，或减少筛选条件。</EmptyState>
  ) : (
    <EmptyState title="还没有素材">
      把图片或附件拖到这里，或点右上角的“上传”。写稿时插入的图片也会出现在这里。
    </EmptyState>
  )
}
