import { useState } from 'react'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import { LinkMeasuresSheet } from './link-measures-sheet.tsx'
import { PlanMeasureSheet } from './plan-measure-sheet.tsx'
import styles from './risk.module.css'
import { type LinkedMeasure, type Risk, workWord } from './risk.ts'
import { RiskOwner } from './use-risk-columns.tsx'

const verdicts: Record<ReturnType<typeof workWord>, State> = {
  shown: 'holds',
  unshown: 'part',
  excepted: 'part',
  planned: 'soon',
  off: 'fails',
}

/** What works against the risk now, how much each counts and why: what makes the current rating what it is. */
export function MeasuresSection({ risk }: { risk: Risk }) {
  const text = useText()
  const may = useMay('risk:write') && risk.state !== 'closed'
  const mayPlan = useMay('measures:write') && may
  const [sheet, setSheet] = useState<'link' | 'plan' | null>(null)
  const { measures } = risk
  return (
    <Section
      title={text('risk.measures')}
      id="measures"
      beside={
        may ? (
          <>
            <Button look="bare" small onPress={() => setSheet('link')}>
              {text('risk.chooseMeasures')}
            </Button>
            {mayPlan ? (
              <Button look="bare" small onPress={() => setSheet('plan')}>
                {text('risk.planMeasure')}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {measures.length === 0 ? <p>{text('risk.noMeasuresExplain')}</p> : null}
      <ul className={styles.plain}>
        {measures.map((one) => (
          <li key={one.id}>
            <LinkedOne measure={one} />
          </li>
        ))}
      </ul>
      {sheet === 'link' ? <LinkMeasuresSheet risk={risk} onClose={() => setSheet(null)} /> : null}
      {sheet === 'plan' ? <PlanMeasureSheet risk={risk} onClose={() => setSheet(null)} /> : null}
    </Section>
  )
}

function LinkedOne({ measure }: { measure: LinkedMeasure }) {
  const text = useText()
  const written = useWritten()
  const word = workWord(measure)
  return (
    <>
      <div className={styles.line}>
        <Link to={`/measures/${measure.id}`} lang="">
          {measure.title}
        </Link>
        <Verdict state={verdicts[word]}>{text(`riskWork.${word}`)}</Verdict>
        <span className="small">{text(`risk.weight.${measure.weight as 1 | 2 | 3}`)}</span>
      </div>
      <p className="small">
        {written.inLanguage(measure.why)}
        {measure.until ? ` ${text('risk.until', { day: written.day(measure.until) })}` : null}
      </p>
      <div className="small">
        {text('measures.owner')}: <RiskOwner {...measure} />
        {word === 'planned' && measure.plannedFor
          ? `. ${text('risk.plannedFor', { day: written.day(measure.plannedFor) })}`
          : null}
      </div>
    </>
  )
}
