'use client'
import { useEffect, useState } from 'react'
import { type ArticleActions, type Step, stepLabel } from '@/components/desk/articles/article-steps'
import { StepDialog } from '@/components/desk/articles/step-dialog'
import type { ArticleStatus } from '@/lib/articles/workflow'
import { docText } from '@/lib/content/text'
import type { FieldErrors } from '@/lib/errors'
import { BodyEditor } from './body-editor'
import { DraftDialogs } from './draft-dialogs'
import { EditorBar } from './editor-bar'
import { HeadlineFields } from './headline-fields'
import { PresenceLine } from './presence-line'
import { type ColumnChoice, Properties } from './properties'
import { SaveProblem } from './save-problem'
import { type Facts, isChanged, Standing } from './standing'
import { type InitialDraft, useDraft } from './use-draft'
import { useLeaveGuard } from './use-leave-guard'
import { useSteps } from './use-steps'

type Props = {
  initial: InitialDraft
  me: number
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
export function ArticleEditor(props: Props) {
  const { me, status, steps, editable, facts, columns, may, actions } = props
  // The page is read again after every step; what the editor was opened with stays what it was.
  const [initial] = useState(props.initial)
  const draft = useDraft(initial, me)
  const [refused, setRefused] = useState<FieldErrors>({})
  const [twins, setTwins] = useState(0)
  const [asked, setAsked] = useState<'conflict' | 'signIn' | null>(null)
  const { asking, running, choose, run, close } = useSteps(draft, actions, setRefused)
  const { fields, change, state } = draft
  const id = draft.session.current?.saver.ref?.id ?? initial.ref?.id ?? null
  const kept = draft.session.current?.journal.working ?? false
  const errors = { ...refused, ...(state.kind === 'refused' ? state.fields : {}) }
  useSaveKey(draft.save)
  useLeaveGuard(draft.session)

  return (
    <>
      <EditorBar
        id={id}
        status={status}
        state={state}
        steps={steps}
        running={running}
        editable={editable}
        kept={kept}
        onSave={() => void draft.save()}
        onStep={choose}
      />
      <h1 className="sr-only">{initial.ref ? `编辑《${fields.title}》` : '写稿'}</h1>
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_19rem]">
        <fieldset disabled={!editable} className="mx-auto flex w-full max-w-3xl min-w-0 flex-col gap-4">
          <legend className="sr-only">标题和正文</legend>
          <PresenceLine id={id} twins={twins} />
          <SaveProblem
            state={state}
            isNew={id === null}
            kept={kept}
            onChoose={() => setAsked('conflict')}
            onSignIn={() => setAsked('signIn')}
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
            changed={isChanged(facts, draft.session.current?.saver.ref?.version)}
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
      <DraftDialogs
        draft={draft}
        initial={initial}
        me={me}
        editable={editable}
        columns={columns}
        asked={asked}
        onAsked={setAsked}
        onTwins={setTwins}
      />
      {asking && (
        <StepDialog
          step={asking}
          label={stepLabel(asking, status)}
          title={fields.title}
          articleId={draft.session.current?.saver.ref?.id ?? null}
          onClose={close}
          onRun={(given) => run(asking, given)}
        />
      )}
    </>
  )
}
