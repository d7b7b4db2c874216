'use client'
import { clsx } from 'clsx'
import { useState } from 'react'
import { type ArticleActions, type Step, stepLabel } from '@/components/desk/articles/article-steps'
import { StepDialog } from '@/components/desk/articles/step-dialog'
import { tellingOf } from '@/components/desk/articles/telling'
import type { PreviewLinkActions } from '@/components/desk/preview-links/preview-links-dialog'
import type { ArticleStatus } from '@/lib/articles/workflow'
import type { FieldErrors } from '@/lib/errors'
import type { ReviewPanel as Review } from '@/lib/review/panel'
import { BodyEditor } from './body-editor'
import { Commentable } from './comments/commentable'
import { DraftDialogs } from './draft-dialogs'
import { EditorBar } from './editor-bar'
import { EditorSide, SIDE_COLUMNS, useSide } from './editor-side'
import { HeadlineFields } from './headline-fields'
import { TextDialogs } from './incoming/text-dialogs'
import { useTextTask } from './incoming/use-text-task'
import { OutlinePanel } from './outline/outline-panel'
import { PresenceLine } from './presence-line'
import { type ColumnChoice, Properties } from './properties'
import type { ReviewActions } from './review/review-acts'
import { ReviewLine } from './review/review-line'
import { ReviewPanel } from './review/review-panel'
import { useFreshPage } from './review/use-fresh-page'
import { SaveProblem } from './save-problem'
import { SideTabs } from './side-tabs'
import { type Facts, isChanged, Standing } from './standing'
import { FocusMode } from './tools/focus-mode'
import { useEditorTools } from './tools/use-editor-tools'
import { type InitialDraft, useDraft } from './use-draft'
import { useLeaveGuard } from './use-leave-guard'
import { useSteps } from './use-steps'

type Props = {
  initial: InitialDraft
  me: number
  status: ArticleStatus
  steps: Step[]
  editable: boolean
  /** The window for importing is open from the beginning. */
  importing?: boolean
  facts: Facts
  columns: ColumnChoice[]
  may: { createAuthor: boolean; createSource: boolean; share: boolean; fixQuietly: boolean }
  actions: ArticleActions
  previewLinks: PreviewLinkActions
  /** Where the piece stands in its review; null where nothing is reviewed. */
  review: Review | null
  reviewActions: ReviewActions
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
  const { asking, running, choose, move, run, close } = useSteps(draft, actions, setRefused)
  const { fields, change, state } = draft
  const id = draft.session.current?.saver.ref?.id ?? initial.ref?.id ?? null
  const beside = useSide(draft, id)
  const version = draft.session.current?.saver.ref?.version ?? initial.ref?.version
  const share = may.share && id !== null ? () => beside.setSharing(true) : undefined
  const kept = draft.session.current?.journal.working ?? false
  const errors = { ...refused, ...(state.kind === 'refused' ? state.fields : {}) }
  const tools = useEditorTools({ save: draft.save, focus: true })
  const text = useTextTask(props.importing ? 'import' : null)
  const editor = draft.ready ? draft.editor.current : null
  useLeaveGuard(draft.session)
  // Where the page was read, in contrast to what has been saved since.
  const read = { version: props.initial.ref?.version, columnId: props.initial.fields.columnId }
  useFreshPage(props.review, read, { version, columnId: fields.columnId, begun: draft.begun })

  return (
    <FocusMode on={tools.shown.focus} editor={editor}>
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
        onText={text.begin}
        onShare={share}
      />
      <h1 className="sr-only">{initial.ref ? `编辑《${fields.title}》` : '写稿'}</h1>
      {!tools.shown.focus && <SideTabs {...beside.tabs} className="mb-4 xl:hidden" />}
      <div className={clsx('grid gap-6', !tools.shown.focus && SIDE_COLUMNS[beside.side])}>
        <div className="mx-auto flex w-full max-w-3xl min-w-0 flex-col gap-4">
          <PresenceLine id={id} twins={twins} onComments={beside.comments.on.hear} />
          <SaveProblem
            state={state}
            isNew={id === null}
            kept={kept}
            onChoose={() => setAsked('conflict')}
            onSignIn={() => setAsked('signIn')}
            copyText={() => `${fields.title}\n\n${draft.plainText()}`}
          />
          {props.review && <ReviewLine review={props.review} />}
          <fieldset disabled={!editable} className="contents">
            <legend className="sr-only">标题</legend>
            <HeadlineFields fields={fields} change={change} errors={errors} />
          </fieldset>
          <Commentable draft={draft} comments={beside.comments}>
            <BodyEditor
              initial={initial.body}
              editable={editable}
              onReady={draft.onReady}
              onChange={draft.onBodyChange}
              tools={tools}
              incoming={text.incoming}
              onTidy={() => text.begin('tidy')}
              error={errors.body?.[0]}
            />
          </Commentable>
        </div>
        <EditorSide
          draft={draft}
          on={beside}
          id={id}
          version={version}
          hidden={tools.shown.focus}
          onShare={share}
          previewLinks={props.previewLinks}
          top={
            editor &&
            tools.shown.outline && (
              <OutlinePanel editor={editor} onClose={() => tools.show('outline', false)} />
            )
          }
        >
          {props.review && <ReviewPanel draft={draft} review={props.review} actions={props.reviewActions} />}
          <Standing
            facts={facts}
            changed={isChanged(facts, draft.session.current?.saver.ref?.version)}
            running={running}
            onCallOff={(scheduleId) => void run('callOff', { scheduleId })}
            onMove={move}
          />
          <fieldset disabled={!editable} className="min-w-0 border-t border-line pt-5">
            <legend className="sr-only">属性</legend>
            <Properties
              fields={fields}
              change={change}
              errors={errors}
              text={{ version: draft.session.current?.saver.ref?.version, read: draft.plainText }}
              columns={columns}
              may={may}
            />
          </fieldset>
        </EditorSide>
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
      <TextDialogs
        task={text.task}
        editor={editor}
        incoming={text.incoming}
        title={fields.title}
        onTitle={(title) => change({ title })}
        onClose={text.end}
      />
      {asking && (
        <StepDialog
          step={asking.step}
          label={stepLabel(asking.step, status)}
          title={fields.title}
          articleId={draft.session.current?.saver.ref?.id ?? null}
          telling={tellingOf(asking.step, status, may.fixQuietly)}
          appointments={facts.appointments}
          moving={asking.moving}
          onClose={close}
          onRun={(given) => run(asking.step, given)}
        />
      )}
    </FocusMode>
  )
}
