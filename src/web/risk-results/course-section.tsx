import { readBurnDown } from '../../features/risk/results.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { CourseDrawing } from './course-drawing.tsx'
import styles from './results.module.css'

/** The course of the number of risks above appetite, as a drawing and as the table that says the same, with what it rests on. */
export function CourseSection() {
  const text = useText()
  const written = useWritten()
  const answer = useAnswer(readBurnDown, {})
  return (
    <Section title={text('treatment.course')}>
      <Loaded answer={answer}>
        {({ points }) => (
          <>
            <CourseDrawing points={points} />
            <p className={`small ${styles.rests}`}>{text('treatment.rests')}</p>
            <details className={styles.fold}>
              <summary>{text('treatment.asTable')}</summary>
              <SectionTable
                label={text('treatment.course')}
                columns={[
                  { key: 'day', head: text('treatment.day') },
                  { key: 'kind', head: text('treatment.kind') },
                  ...(['above', 'within', 'unrated'] as const).map((key) => ({
                    ...{ key, head: text(`treatment.${key}`), cardHead: text(`treatment.${key}`), number: true },
                  })),
                ]}
                rows={points}
                rowKey={({ day }) => day}
                cell={(point, column) => {
                  if (column === 'day') return written.day(point.day)
                  if (column === 'kind') return text(`treatment.kind.${point.kind}`)
                  return point[column as 'above' | 'within' | 'unrated']
                }}
              />
            </details>
          </>
        )}
      </Loaded>
    </Section>
  )
}
