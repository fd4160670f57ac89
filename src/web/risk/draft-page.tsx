import { useState } from 'react'
import { compareCriteria, discardCriteriaDraft, readCriteria } from '../../features/risk/criteria.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { Link, useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import { ApproveCriteriaSheet } from './approve-criteria-sheet.tsx'
import { AspectsEditor } from './aspects-editor.tsx'
import styles from './criteria.module.css'
import { CriteriaComparison } from './criteria-comparison.tsx'
import { CriteriaConflict } from './criteria-conflict.tsx'
import { CriteriaView } from './criteria-view.tsx'
import { LevelsEditor } from './levels-editor.tsx'
import { MatrixEditor } from './matrix-editor.tsx'
import { NoteField } from './note-field.tsx'
import { RiskParts } from './risk-parts.tsx'
import { ScaleEditor } from './scale-editor.tsx'
import { useCriteriaDraft } from './use-criteria-draft.ts'

type All = Answer<typeof readCriteria>
type Draft = NonNullable<All['draft']>

/** The draft of the next criteria: to write, to compare with what holds, and to approve. */
export function CriteriaDraftPage() {
  const text = useText()
  const answer = useAnswer(readCriteria, {}, { keep: true })
  const draft = answer.data?.draft
  return (
    <Page
      title={draft ? text('criteria.draft', { number: draft.number }) : text('criteria.title')}
      crumbs={<Link to="/risks/criteria">{text('criteria.title')}</Link>}
      lede={draft ? text('criteria.draftLede') : null}
    >
      <RiskParts />
      <Loaded answer={answer}>
        {(all) =>
          all.draft ? (
            <Body key={all.draft.id} all={all} draft={all.draft} />
          ) : (
            <>
              <p>{text('criteria.noDraft')}</p>
              <ButtonLink to="/risks/criteria">{text('criteria.toPresent')}</ButtonLink>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Body({ all, draft }: { all: All; draft: Draft }) {
  const may = useMay('criteria:write')
  if (!may) {
    return (
      <>
        <CriteriaView criteria={draft.content} people={all.people} />
        <Changes draft={draft} />
      </>
    )
  }
  return <Editor all={all} draft={draft} />
}

function Editor({ all, draft }: { all: All; draft: Draft }) {
  const text = useText()
  const editing = useCriteriaDraft(draft, all.people)
  const { content, change, faultAt, dirty } = editing
  return (
    <>
      <ScaleEditor scale="likelihood" content={content} change={change} faultAt={faultAt} />
      <ScaleEditor scale="impact" content={content} change={change} faultAt={faultAt} />
      <AspectsEditor content={content} change={change} faultAt={faultAt} />
      <LevelsEditor content={content} people={all.people} change={change} faultAt={faultAt} />
      <MatrixEditor content={content} change={change} faultAt={faultAt} />
      <Section title={text('criteria.note')} id="note">
        <NoteField value={editing.note} onChange={editing.setNote} />
      </Section>
      {all.approved ? <Changes draft={draft} stale={dirty} /> : null}
      {editing.theirs ? <CriteriaConflict editing={editing} /> : null}
      <Bar all={all} draft={draft} editing={editing} />
    </>
  )
}

/** What approving would change, of the draft as it was saved. */
function Changes({ draft, stale }: { draft: Draft; stale?: boolean }) {
  const text = useText()
  const answer = useAnswer(compareCriteria, {}, { keep: true })
  return (
    <Section title={text('criteria.changes')} id="changes">
      {stale ? <p className="small">{text('criteria.changesStale')}</p> : null}
      <Loaded answer={answer}>{(found) => <CriteriaComparison found={found} number={draft.number} />}</Loaded>
    </Section>
  )
}

type BarProps = { all: All; draft: Draft; editing: ReturnType<typeof useCriteriaDraft> }

/** Saves, approves or throws away; stays in sight at the bottom. */
function Bar({ all, draft, editing }: BarProps) {
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const discard = useCommand(discardCriteriaDraft)
  const [opened, setOpened] = useState<'approve' | 'discard' | null>(null)
  const { dirty, faults, shown } = editing
  return (
    <section className={styles.bar} aria-label={text('criteria.draft', { number: draft.number })}>
      {editing.problem ? <Problem problem={editing.problem} /> : null}
      {shown && faults.length > 0 ? (
        <p role="alert" className={styles.wrong}>
          {text('criteria.faults', { count: faults.length })}
        </p>
      ) : null}
      <div className="row">
        <Button look={dirty ? 'main' : 'quiet'} busy={editing.busy} onPress={() => void editing.save()}>
          {text('criteria.save')}
        </Button>
        <Button look={dirty ? 'quiet' : 'main'} disabled={dirty} onPress={() => setOpened('approve')}>
          {text('criteria.approve')}
        </Button>
        <Button look="bare" onPress={() => setOpened('discard')}>
          {text('criteria.discard')}
        </Button>
        <span className="small" role="status">
          {text(dirty ? 'criteria.unsaved' : 'criteria.savedAll')}
        </span>
      </div>
      {opened === 'approve' ? (
        <ApproveCriteriaSheet
          draft={draft}
          first={all.approved === null}
          onClose={() => setOpened(null)}
          onApproved={() => go('/risks/criteria')}
        />
      ) : null}
      <Question
        opened={opened === 'discard'}
        title={text('criteria.discard')}
        act={text('criteria.discardAct')}
        busy={discard.isPending}
        problem={discard.error}
        onAct={() =>
          discard.mutate(
            { ifMatch: draft.revision },
            {
              onSuccess: () => {
                announce(text('criteria.discarded'))
                go('/risks/criteria')
              },
            },
          )
        }
        onClose={() => setOpened(null)}
      >
        <p>{text('criteria.discardExplain')}</p>
      </Question>
    </section>
  )
}
