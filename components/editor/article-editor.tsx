'use client'
import { useEffect, useState } from 'react'
import { type ArticleActions, type Step, stepLabel } from '@/components/desk/articles/article-steps'
import { StepDialog } from '@/components/desk/articles/step-dialog'
import type { ArticleStatus } from '@/lib/articles/workflow'
import type { Doc } from '@/lib/content/schema'
import { docText } from '@/lib/content/text'
import type { FieldErrors } from '@/lib/errors'
import { BodyEditor } from './body-editor'
import type { DraftFields } from './draft-fields'
import type { DraftRef } from './draft-saver'
import { EditorBar } from './editor-bar'
import { HeadlineFields } from './headline-fields'
import { type ColumnChoice, Properties } from './properties'
import { SaveProblem } from './save-problem'
import { type Facts, Standing } from './standing'
import { useDraft } from './use-draft'
import { useLeaveGuard } from './use-leave-guard'
import { useSteps } from './use-steps'

type Props = {
  initial: { fields: DraftFields; body: Doc; ref: DraftRef | null }
  status: ArticleStatus
  steps: Step[]
  editable: boolean
  facts: Facts
  columns: ColumnChoice[]
  may: { createAuthor: boolean; createSource: boolean }
  actions: ArticleActions
}

/** Saves on Ctrl+S wherever the cursor is. */
function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 's' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return
      event.preventDefault()
      save()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [save])
}

/** The writing desk: headline and text on the left, everything else on the right. */
export function ArticleEditor({ initial, status, steps, editable, facts, columns, may, actions }: Props) {
  const draft = useDraft(initial)
  const [refused, setRefused] = useState<FieldErrors>({})
  const { asking, running, choose, run, close } = useSteps(draft, actions, setRefused)
  const { fields, change, state } = draft
  const id = draft.saver.current?.ref?.id ?? initial.ref?.id ?? null
  const errors = { ...refused, ...(state.kind === 'refused' ? state.fields : {}) }
  const save = () => void draft.save()
  useSaveKey(draft.save)
  useLeaveGuard(draft.saver)

  return (
    <>
      <EditorBar
        id={id}
        status={status}
        state={state}
        steps={steps}
        running={running}
        editable={editable}
        onSave={save}
        onStep={choose}
      />
      <h1 className="sr-only">{initial.ref ? `编辑《${fields.title}》` : '写稿'}</h1>
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <fieldset disabled={!editable} className="mx-auto flex w-full max-w-3xl min-w-0 flex-col gap-4">
          <legend className="sr-only">标题和正文</legend>
          <SaveProblem
            state={state}
            isNew={id === null}
            copyText={() => `${fields.title}\n\n${docText(draft.body() ?? initial.body)}`}
          />
          <HeadlineFields fields={fields} change={change} errors={errors} />
          <BodyEditor
            initial={initial.body}
            editable={editable}
            onReady={draft.onReady}
            onChange={draft.onBodyChange}
            error={errors.body?.[0]}
          />
        </fieldset>
        <aside
          aria-label="稿件属性"
          className="flex flex-col gap-5 xl:sticky xl:top-18 xl:max-h-[calc(100dvh-5.5rem)] xl:self-start xl:overflow-y-auto xl:pr-1"
        >
          <Standing
            facts={facts}
            words={draft.words}
            running={running}
            onCallOff={(scheduleId) => void run('callOff', { scheduleId })}
          />
          <fieldset disabled={!editable} className="min-w-0 border-t border-line pt-5">
            <legend className="sr-only">属性</legend>
            <Properties fields={fields} change={change} errors={errors} columns={columns} may={may} />
          </fieldset>
        </aside>
      </div>
      {asking && (
        <StepDialog
          step={asking}
          label={stepLabel(asking, status)}
          title={fields.title}
          onClose={close}
          onRun={(given) => run(asking, given)}
        />
      )}
    </>
  )
}
