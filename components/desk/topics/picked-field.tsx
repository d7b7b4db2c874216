'use client'
import { loadOptions } from '@/components/desk/articles/load-options'
import { Badge } from '@/components/ui/badge'
import { Combobox } from '@/components/ui/combobox'
import type { Piece } from '@/lib/topics/desk-topic'
import { RowButtons } from './row-buttons'
import { moved } from './topic-draft'

/** Finds public pieces by words. */
export const loadPieces = loadOptions('/api/topics/pieces')

type Props = {
  section: string
  pieces: Piece[]
  error: string | undefined
  onChange: (pieces: Piece[]) => void
}

/** Pieces picked by hand, in the order in which readers see them. */
export function PickedField({ section, pieces, error, onChange }: Props) {
  return (
    <div className="flex flex-col gap-2">
      {pieces.length > 0 && (
        <ol
          aria-label={`“${section}”选的稿件`}
          className="divide-y divide-line rounded-md border border-line"
        >
          {pieces.map((piece, index) => (
            <li key={piece.id} className="flex items-center gap-2 py-1 pr-1 pl-3">
              <span className="min-w-0 flex-1 text-sm">
                {piece.title} {!piece.published && <Badge tone="warn">未发布，读者看不到</Badge>}
              </span>
              <RowButtons
                of={`《${piece.title}》`}
                first={index === 0}
                last={index === pieces.length - 1}
                onMove={(step) => onChange(moved(pieces, index, step))}
                onRemove={() => onChange(pieces.filter(({ id }) => id !== piece.id))}
              />
            </li>
          ))}
        </ol>
      )}
      <Combobox
        label={`为“${section}”添加稿件`}
        placeholder="输入标题或正文里的词，选一篇已发布的稿件"
        load={loadPieces}
        taken={pieces.map(({ id }) => id)}
        onPick={({ id, name }) => onChange([...pieces, { id, title: name, published: true }])}
      />
      {error && <p className="text-sm text-danger">{error}</p>}
    </div>
  )
}
