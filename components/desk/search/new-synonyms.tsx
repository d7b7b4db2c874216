'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RecordDialog } from '../record-dialog'
import type { DeskAction } from '../send-action'
import { SynonymFields } from './synonym-fields'

type Props = { action: DeskAction; terms?: string[]; label?: string }

/** Makes a set of synonyms; a word that readers searched for in vain may begin it. */
export function NewSynonyms({ action, terms = [], label = '新建一组' }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant={terms.length > 0 ? 'quiet' : 'primary'} onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        {label}
        {terms.length > 0 && <span className="sr-only">（{terms.join('、')}）</span>}
      </Button>
      {open && (
        <RecordDialog
          title="新建一组同义词"
          action={action}
          submitLabel="新建"
          done="已新建，搜索立即按它查找"
          onClose={() => setOpen(false)}
        >
          {(error) => <SynonymFields terms={terms} error={error} />}
        </RecordDialog>
      )}
    </>
  )
}
