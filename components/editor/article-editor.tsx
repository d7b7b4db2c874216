'use client'
import { clsx } from 'clsx'
import { useState } from 'react'
import { type ArticleActions, stepLabel } from '@/components/desk/articles/article-steps'
import { StepDialog } from '@/components/desk/articles/step-dialog'
import { tellingOf } from '@/components/desk/articles/telling'
import type { PreviewLinkActions } from '@/components/desk/preview-links/preview-links-dialog'
import type { FieldErrors } from '@/lib/errors'
import { BodyEditor } from './body-editor'
import { Commentable } from './comments/commentable'
import { DraftDialogs } from './draft-dialogs'
import { EditorBar } from './editor-bar'
import { EditorSide, SIDE_COLUMNS, useSide } from './editor-side'
import { HeadlineFields } from './headline-fields'
import { TextDialogs } from './incoming/text-dialogs'
import { useTextTask } from './incoming/use-text-task'
import { OutlinePanel } from './outline/outline-panel'
import { isChanged, type PieceStanding } from './piece-standing'
import { PresenceLine } from './presence-line'
import { type ColumnChoice, Properties } from './properties'
import type { ReviewActions } from './review/review-acts'
import { ReviewLine } from './review/review-line'
import { ReviewPanel } from './review/review-panel'
import { SaveProblem } from './save-problem'
import { SideTabs } from './side-tabs'
import { Standing } from './standing'
import { FocusMode } from './tools/focus-mode'
import { useEditorTools } from './tools/use-editor-tools'
import { type InitialDraft, useDraft, useGoneOn } from './use-draft'
import { useFreshStanding } from './use-fresh-standing'
import { useLeaveGuard } from './use-leave-guard'
import { useStanding } from './use-standing'
import { useSteps } from './use-steps'

export type EditorProps = {
  initial: InitialDraft
  me: number
  /** How the piece stood when its page was read. */
  standing: PieceStanding
  /** The window for importing is open from the beginning. */
  importing?: boolean
  columns: ColumnChoice[]
  actions: ArticleActions
  previewLinks: PreviewLinkActions
  reviewActions: ReviewActions
}

/** The writing desk: headline and text on the left, everything else on the right. */
export function ArticleEditor(props: EditorProps) {
  const { me, columns, actions } = props
  // The page may be read again; what the editor was opened with stays what it was.
  const [initial] = useState(props.initial)
  const draft = useDraft(initial, me)
  useGoneOn(draft, props.initial.ref)
  const { standing, refresh } = useStanding(props.standing, draft)
  const { status, steps, editable, facts, may, review } = standing
  const [refused, setRefused] = useState<FieldErrors>({})
  const [twins, setTwins] = useState(0)
  const [asked, setAsked] = useState<'conflict' | 'signIn' | null>(null)
  const { asking, running, choose, move, run, close } = useSteps({ draft, refresh }, actions, setRefused)
  const { fields, change, state } = draft
  const id = draft.session.current?.saver.ref?.id ?? initial.ref?.id ?? null
  const beside = useSide(draft, id, refresh)
  const version = draft.session.current?.saver.ref?.version ?? initial.ref?.version
  const share = may.share && id !== null ? () => beside.setSharing(true) : undefined
  const kept = draft.session.current?.journal.working ?? false
  const errors = { ...refused, ...(state.kind === 'refused' ? state.fields : {}) }
  const tools = useEditorTools({ save: draft.save, focus: true })
  const text = useTextTask(props.importing ? 'import' : null)
  const editor = draft.ready ? draft.editor.current : null
  useLeaveGuard(draft.session)
  useFreshStanding(standing, { version, columnId: fields.columnId }, refresh)

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
            ownText={() => `${fields.title}\n\n${draft.plainText()}`}
          />
          {review && <ReviewLine review={review} />}
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
          {review && (
            <ReviewPanel draft={draft} review={review} actions={props.reviewActions} refresh={refresh} />
          )}
          <Standing
            facts={facts}
            changed={isChanged(facts, version)}
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
              text={{ version, read: draft.plainText }}
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
