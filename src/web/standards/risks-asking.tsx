import { riskName } from '../../core/applicability/risk-tie.ts'
import { Link } from '../session/link.tsx'
import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { Control } from './control.ts'
import styles from './editions.module.css'

/** The risks of the register for which a control is included, and where its decision does not tell the same. */
export function RisksAsking({ control: { risks, riskTie } }: { control: Pick<Control, 'risks' | 'riskTie'> }) {
  const text = useText()
  const maySee = useMaySee('risk:read')
  if (!maySee || (risks.length === 0 && riskTie === null)) return null
  return (
    <Section title={text('riskTie.title')} id="risks">
      {riskTie === null ? null : (
        <div className={styles.remark}>
          <Remark>{text(`riskTie.${riskTie}`)}</Remark>
        </div>
      )}
      <ul>
        {risks.map(({ id, number, title, closed }) => (
          <li key={id}>
            {riskName(number)}{' '}
            <Link to={`/risks/${id}`} lang="">
              {title}
            </Link>{' '}
            {closed ? <Verdict state="none">{text('riskTie.closed')}</Verdict> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
