import { useState } from 'react'
import { listMeasures } from '../../features/measures/measures.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { LinkMeasureSheet } from './link-measure-sheet.tsx'
import { verdictOfMeasure } from './measure.ts'
import { MeasureSheet } from './measure-sheet.tsx'
import styles from './measures.module.css'
import { OwnerCell } from './use-measure-columns.tsx'

const shown = 20

/** On the page of a requirement: the measures that serve it, and the way to add one. */
export function ServingSection({ edition, requirement }: { edition: string; requirement: string }) {
  const text = useText()
  const written = useWritten()
  const maySee = useMaySee('measures:read')
  const may = useMay('measures:write')
  const [sheet, setSheet] = useState<'add' | 'link' | null>(null)
  const query = { edition, requirement, size: shown, sort: 'state' as const }
  const answer = useAnswer(listMeasures, { query }, { enabled: maySee, keep: true })
  if (!maySee) return null
  const ref = { edition, requirement }
  return (
    <Section
      id="measures"
      title={text('serving.title')}
      beside={
        may ? (
          <>
            <Button look="bare" small onPress={() => setSheet('add')}>
              {text('measures.add')}
            </Button>
            <Button look="bare" small onPress={() => setSheet('link')}>
              {text('serving.link')}
            </Button>
          </>
        ) : null
      }
    >
      <Loaded answer={answer}>
        {({ items, total }) => (
          <>
            {items.length === 0 ? <p className="small">{text('serving.none')}</p> : null}
            <ul className={styles.plain}>
              {items.map((one) => {
                const day = one.state === 'ended' ? one.endedOn : (one.inOperationSince ?? one.plannedFor)
                return (
                  <li key={one.id}>
                    <div className={styles.line}>
                      <Link to={`/measures/${one.id}`} lang="">
                        {one.title}
                      </Link>
                      <Verdict state={verdictOfMeasure(one.state)}>{text(`measureState.${one.state}`)}</Verdict>
                      {day ? <span className="small">{written.day(day)}</span> : null}
                    </div>
                    <div className="small">
                      {text('measures.owner')}: <OwnerCell {...one} />
                    </div>
                  </li>
                )
              })}
            </ul>
            {total > items.length ? (
              <p>
                <Link to={`/measures?edition=${edition}&requirement=${requirement}`}>
                  {text('serving.all', { count: total })}
                </Link>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
      {sheet === 'add' ? <MeasureSheet measure={null} serves={[ref]} onClose={() => setSheet(null)} /> : null}
      {sheet === 'link' ? <LinkMeasureSheet requirement={ref} onClose={() => setSheet(null)} /> : null}
    </Section>
  )
}
