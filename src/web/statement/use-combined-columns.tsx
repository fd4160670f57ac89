import { stateOf } from '../../core/applicability/control-state.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { type Text, useText } from '../session/text.tsx'
import { verdictOf } from '../ui/control-state.ts'
import type { DataColumn } from '../ui/data-table.tsx'
import { Hyphenated } from '../ui/hyphenated.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { Combined, CombinedControl, CombinedSubject } from './combined.ts'
import styles from './statement.module.css'

/** A column for the subject, one for each standard, and one for why and what is there. */
export function useCombinedColumns(editions: Combined['editions']): DataColumn<CombinedSubject>[] {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const nameOf = (id: string) => editions.find((one) => one.id === id)?.name ?? id
  return [
    {
      key: 'subject',
      head: text('statement.control'),
      cell: (row) => (
        <div className={styles.subject}>
          <b>{row.number}</b> <Hyphenated lang={language}>{written.inLanguage(row.title)}</Hyphenated>
          {row.agreed ? null : <div className="small">{text('combined.differs')}</div>}
        </div>
      ),
    },
    ...editions.map(
      ({ id, name }): DataColumn<CombinedSubject> => ({
        key: id,
        head: name,
        cell: (row) => {
          const controls = row.cells.find(({ edition }) => edition === id)?.controls ?? []
          if (controls.length === 0) return <span className="small">{text('combined.notThere', { name })}</span>
          return controls.map((control) => (
            <div key={control.requirement} className={styles.state}>
              <Link
                to={`/standards/${id}/${control.requirement}`}
                aria-label={`${name} ${control.requirement}: ${text(`state.${stateOf(control.decision)}`)}`}
              >
                <Verdict state={verdictOf(stateOf(control.decision))}>
                  {control.requirement === row.number ? '' : `${control.requirement}: `}
                  {text(`state.${stateOf(control.decision)}`)}
                </Verdict>
              </Link>
              {control.decision?.lapsed ? <Verdict state="fails">{text('lapsed.title')}</Verdict> : null}
            </div>
          ))
        },
      }),
    ),
    {
      key: 'why',
      head: text('combined.why'),
      width: 'wide',
      cell: (row) => {
        const controls = row.cells.flatMap(({ edition, controls: of }) => of.map((control) => ({ edition, control })))
        const first = controls[0]
        if (row.agreed && first) return <Said control={first.control} text={text} />
        return controls.map(({ edition, control }) => (
          <div key={`${edition} ${control.requirement}`} className={styles.apart}>
            <span className="small">
              {nameOf(edition)} {control.requirement}
            </span>
            <Said control={control} text={text} />
          </div>
        ))
      },
    },
  ]
}

function Said({ control: { decision }, text }: { control: CombinedControl; text: Text }) {
  if (!decision) return null
  const reasons = decision.reasons
    .map((reason) => {
      const named = reason === 'law' ? decision.law : reason === 'contract' ? decision.contract : ''
      const word = text(`reason.${reason as 'risk'}`).toLowerCase()
      return named ? `${word} (${named})` : word
    })
    .join(', ')
  return (
    <>
      {reasons ? <div className="small">{reasons}</div> : null}
      {[decision.description, decision.justification]
        .filter((said) => said !== '')
        .map((said) => (
          <div key={said} className={styles.clipped} lang="">
            {said}
          </div>
        ))}
    </>
  )
}
