import Link from 'next/link'
import { PLACES, type Place, type Uses } from '@/lib/media/uses'

const PATHS: Record<Place, (id: number) => string> = {
  published: (id) => `/admin/articles/${id}`,
  draft: (id) => `/admin/articles/${id}`,
  revision: (id) => `/admin/articles/${id}/history`,
  topic: (id) => `/admin/topics/${id}`,
  page: (id) => `/admin/pages/${id}`,
  author: (id) => `/admin/authors/${id}`,
}

/** Where a file is used, with the way there. */
export function UseList({ uses }: { uses: Uses }) {
  if (uses.length === 0) return <p className="text-sm text-muted">还没有用到，可以删除。</p>
  return (
    <dl className="flex flex-col gap-3 text-sm">
      {uses.map(({ place, count, first }) => (
        <div key={place}>
          <dt className="font-medium">
            {PLACES[place]} {count} 处
          </dt>
          {first.map(({ id, title }) => (
            <dd key={id} className="mt-1">
              <Link href={PATHS[place](id)} className="text-accent underline-offset-4 hover:underline">
                {title || '（无标题）'}
              </Link>
            </dd>
          ))}
          {count > first.length && <dd className="mt-1 text-muted">另有 {count - first.length} 处</dd>}
        </div>
      ))}
    </dl>
  )
}
