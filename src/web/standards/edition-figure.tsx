import { addressOfVerdict, type Listed, markOf, partsOfSum, type Verdicts } from '../demonstrability/verdicts.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { RichText, useText } from '../session/text.tsx'
import { PartsBar, Percentage } from '../ui/percentage.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './edition-figure.module.css'

const counted = [
  { state: 'demonstrable', shown: 'demonstrable' },
  { state: 'not-yet', shown: 'soon' },
  { state: 'not-demonstrable', shown: 'not-demonstrable' },
] as const

type Props = { sum: Verdicts['editions'][number]['sum']; verdicts: readonly Listed[] }

/** The share of the requirements that apply that can be demonstrated, which opens to everything it counted and everything it left out. */
export function EditionFigure({ sum, verdicts }: Props) {
  const text = useText()
  const written = useWritten()
  const { demonstrable, applicable, leftOut } = sum
  const of = (state: Listed['state']) => verdicts.filter((one) => one.state === state)
  return (
    <div className={styles.figure}>
      <PartsBar parts={partsOfSum(sum)} />
      <Percentage
        counted={{
          key: 'counted',
          label: text('edition.counted', { count: applicable }),
          items: counted
            .filter(({ state }) => sum[state] > 0)
            .map(({ state, shown }) => (
              <div key={state} className={styles.group}>
                <Verdict state={markOf[shown]}>
                  {text(`sum.${state}`)}: {sum[state]}
                </Verdict>
                <Names verdicts={of(state)} reasons={state !== 'demonstrable'} />
              </div>
            )),
        }}
        leftOut={{
          key: 'left-out',
          label: text('edition.leftOut', { count: leftOut }),
          items:
            leftOut === 0 ? (
              <p className="small">{text('edition.leftOutNone')}</p>
            ) : (
              <div className={styles.group}>
                <Verdict state="none">
                  {text('sum.not-applicable')}: {leftOut}
                </Verdict>
                <p className="small">{text('edition.leftOutWhy')}</p>
                <Names verdicts={of('not-applicable')} reasons />
              </div>
            ),
        }}
      >
        {applicable === 0 ? (
          text('edition.figureNone')
        ) : (
          <RichText
            name="edition.figure"
            values={{
              count: demonstrable,
              of: applicable,
              percent: written.number(Math.floor((100 * demonstrable) / applicable)),
            }}
          />
        )}
      </Percentage>
    </div>
  )
}

function Names({ verdicts, reasons }: { verdicts: readonly Listed[]; reasons: boolean }) {
  const text = useText()
  const written = useWritten()
  return (
    <ul className={styles.names}>
      {verdicts.map((one) => (
        <li key={one.requirement}>
          <Link to={addressOfVerdict(one)}>
            {one.kind === 'clauses' ? `${text('clause.crumb')} ${one.number}` : one.number}{' '}
            {written.inLanguage(one.title)}
          </Link>
          {reasons ? <div className="small">{written.inLanguage(one.reason)}</div> : null}
        </li>
      ))}
    </ul>
  )
}
