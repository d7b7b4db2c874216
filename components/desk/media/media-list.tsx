'use client'
import { FileAudio, FileSpreadsheet, FileText, FileVideo } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { factsLine, type MediaItem, marksOf, thumbnail, typeLabel } from './media-item'

type Props = {
  items: MediaItem[]
  today: string
  chosen: ReadonlySet<number>
  onChoose: (id: number, on: boolean) => void
  onOpen: (item: MediaItem) => void
}

/** What an attachment looks like. */
export function FileSign({ item, className }: { item: MediaItem; className: string }) {
  const label = typeLabel(item)
  const Icon = { XLSX: FileSpreadsheet, MP3: FileAudio, MP4: FileVideo }[label] ?? FileText
  return (
    <span className={`flex flex-col items-center justify-center gap-1 bg-sunken text-muted ${className}`}>
      <Icon aria-hidden="true" className="size-8" strokeWidth={1.4} />
      <span className="text-xs font-medium">{label}</span>
    </span>
  )
}

function Marks({ item, today }: { item: MediaItem; today: string }) {
  return marksOf(item, today).map(({ text, tone }) => (
    <Badge key={text} tone={tone}>
      {text}
    </Badge>
  ))
}

function Tick({ item, chosen, onChoose }: Pick<Props, 'chosen' | 'onChoose'> & { item: MediaItem }) {
  return (
    <input
      type="checkbox"
      aria-label={`选择 ${item.originalName}`}
      checked={chosen.has(item.id)}
      onChange={(event) => onChoose(item.id, event.target.checked)}
      className="size-5 accent-accent"
    />
  )
}

const focus = (item: MediaItem) => ({ objectPosition: `${item.focusX}% ${item.focusY}%` })

/** Pictures first: for finding by sight. */
export function MediaGrid({ items, today, chosen, onChoose, onOpen }: Props) {
  return (
    <ul aria-label="素材" className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 2xl:grid-cols-6">
      {items.map((item) => (
        <li
          key={item.id}
          className={`relative overflow-hidden rounded-lg border bg-surface ${chosen.has(item.id) ? 'border-accent ring-2 ring-accent/40' : 'border-line'}`}
        >
          <button
            type="button"
            onClick={() => onOpen(item)}
            className="block w-full text-left hover:bg-sunken"
          >
            {item.kind === 'IMAGE' ? (
              <img
                src={thumbnail(item)}
                alt={item.alt}
                loading="lazy"
                style={focus(item)}
                className="aspect-4/3 w-full bg-sunken object-cover"
              />
            ) : (
              <FileSign item={item} className="aspect-4/3 w-full" />
            )}
            <span className="block px-2.5 pt-2 pb-2.5">
              <span className="block truncate text-sm font-medium">{item.originalName}</span>
              <span className="mt-0.5 block text-xs text-muted">{factsLine(item)}</span>
              <span className="mt-1.5 flex flex-wrap gap-1 empty:hidden">
                <Marks item={item} today={today} />
              </span>
            </span>
          </button>
          <span className="absolute top-2 left-2 flex rounded bg-surface/90 p-1">
            <Tick item={item} chosen={chosen} onChoose={onChoose} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Words first: for looking after what is said about files. */
export function MediaRows({ items, today, chosen, onChoose, onOpen }: Props) {
  return (
    <ul aria-label="素材" className="divide-y divide-line rounded-lg border border-line bg-surface">
      {items.map((item) => (
        <li
          key={item.id}
          className={`flex items-center gap-3 px-3 py-2 ${chosen.has(item.id) ? 'bg-accent-soft' : ''}`}
        >
          <Tick item={item} chosen={chosen} onChoose={onChoose} />
          <button
            type="button"
            onClick={() => onOpen(item)}
            className="flex min-w-0 flex-1 items-center gap-3 rounded text-left"
          >
            {item.kind === 'IMAGE' ? (
              <img
                src={thumbnail(item)}
                alt=""
                loading="lazy"
                style={focus(item)}
                className="h-14 w-20 shrink-0 rounded bg-sunken object-cover"
              />
            ) : (
              <FileSign item={item} className="h-14 w-20 shrink-0 rounded" />
            )}
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{item.originalName}</span>
              <span className="block truncate text-xs text-muted">
                {item.alt || item.caption || factsLine(item)}
              </span>
              <span className="mt-1 flex flex-wrap gap-1 empty:hidden">
                <Marks item={item} today={today} />
                {item.tags.slice(0, 4).map((tag) => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </span>
            </span>
            <span className="w-48 shrink-0 truncate text-xs text-muted max-lg:hidden">{factsLine(item)}</span>
            <span className="w-36 shrink-0 truncate text-xs text-muted max-md:hidden">{item.uploaded}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
