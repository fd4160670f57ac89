import { useState } from 'react'
import { withdrawPart } from '../../features/assessment/assessment.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { HandPartSheet } from './hand-part-sheet.tsx'
import styles from './overview.module.css'
import { themeLabel } from './sheet-filters.tsx'
import type { Part } from './steps.ts'
import type { Assessment } from './use-assessment.ts'

type Props = { assessment: Assessment; mayHand: boolean }

/** What was handed to colleagues, how far they are, and handing over more. */
export function PartsSection({ assessment, mayHand }: Props) {
  const text = useText()
  const [sheet, setSheet] = useState<Part | 'new' | null>(null)
  const { opened } = assessment
  return (
    <Section
      title={text('parts.title')}
      beside={
        mayHand ? (
          <Button small look="quiet" onPress={() => setSheet('new')}>
            {text('parts.hand')}
          </Button>
        ) : null
      }
    >
      <SectionTable
        label={text('parts.title')}
        plain
        columns={[
          { key: 'who', head: text('parts.who') },
          { key: 'what', head: text('parts.what') },
          { key: 'how', head: text('assessments.progress') },
          ...(mayHand ? [{ key: 'acts', head: text('parts.acts') }] : []),
        ]}
        rows={opened.parts}
        rowKey={({ id }) => id}
        empty={text(mayHand ? 'parts.none' : 'parts.noneThere')}
        cell={(part, column) => (
          <Cell part={part} column={column} assessment={assessment} onChange={() => setSheet(part)} />
        )}
      />
      {sheet ? (
        <HandPartSheet assessment={assessment} part={sheet === 'new' ? null : sheet} onClose={() => setSheet(null)} />
      ) : null}
    </Section>
  )
}

type CellProps = { part: Part; column: string; assessment: Assessment; onChange: () => void }

function Cell({ part, column, assessment, onChange }: CellProps) {
  const text = useText()
  const written = useWritten()
  const { today } = useMoment()
  const { progress } = part
  if (column === 'who')
    return (
      <>
        <b>{part.person}</b>
        {part.membership === null ? <div className="small">{text('parts.left')}</div> : null}
        {part.due ? <div className="small">{text('parts.due', { day: written.day(part.due) })}</div> : null}
      </>
    )
  if (column === 'what') return <What part={part} assessment={assessment} />
  if (column === 'how') {
    const done = progress.answered >= progress.asked
    const late = !done && part.due !== null && part.due < today
    return (
      <>
        <Verdict state={done ? 'holds' : late ? 'fails' : 'soon'}>
          {text(done ? 'parts.done' : late ? 'parts.late' : 'parts.open')}
        </Verdict>
        <div className="small">{text('progress.answered', { count: progress.answered, of: progress.asked })}</div>
      </>
    )
  }
  return <Acts part={part} assessment={assessment} onChange={onChange} />
}

/** The themes and subjects of a part, in words. */
function What({ part, assessment }: { part: Part; assessment: Assessment }) {
  const text = useText()
  const written = useWritten()
  const { opened, questions } = assessment
  const themes = questions.themes.filter(({ key }) => part.themes.includes(key))
  const subjects = questions.subjects.filter(({ key }) => part.subjects.includes(key))
  const department = opened.departments.find(({ id }) => id === part.department)?.name
  const names = [
    ...themes.map(({ key, name, kind, numbering }) => themeLabel(key, name, kind, numbering, questions)),
    ...subjects.slice(0, 5).map(({ number, title }) => `${number} ${title}`),
    ...(subjects.length > 5 ? [text('part.andMore', { count: subjects.length - 5 })] : []),
  ]
  return (
    <>
      {department ? <b>{department}: </b> : null}
      {written.list(names)}
      {part.message ? <div className={`small ${styles.message}`}>{part.message}</div> : null}
    </>
  )
}

function Acts({ part, assessment, onChange }: Omit<CellProps, 'column'>) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawPart)
  const [asking, setAsking] = useState(false)
  const take = async () => {
    try {
      await withdraw.mutateAsync({
        params: { assessment: assessment.opened.id, part: part.id },
        ifMatch: part.revision,
      })
      setAsking(false)
      announce(text('parts.taken', { name: part.person }))
    } catch {
      // Shown in the question.
    }
  }
  return (
    <span className="row">
      <Button small look="bare" label={text('parts.changeOf', { name: part.person })} onPress={onChange}>
        {text('parts.change')}
      </Button>
      <Button small look="bare" label={text('parts.takeOf', { name: part.person })} onPress={() => setAsking(true)}>
        {text('parts.take')}
      </Button>
      <Question
        opened={asking}
        title={text('parts.takeOf', { name: part.person })}
        act={text('parts.take')}
        busy={withdraw.isPending}
        problem={withdraw.error}
        onAct={() => void take()}
        onClose={() => setAsking(false)}
      >
        {text('parts.takeExplain', { name: part.person })}
      </Question>
    </span>
  )
}
