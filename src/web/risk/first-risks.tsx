import { readCriteria } from '../../features/risk/criteria.contract.ts'
import { readRiskChoices } from '../../features/risk/risks.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './risk.module.css'

/** What stands where there is no risk yet: the three steps to the first ones, and which of them are done. */
export function FirstRisks({ onAdd }: { onAdd: () => void }) {
  const text = useText()
  const may = useMay('risk:write')
  const criteria = useAnswer(readCriteria, {})
  const choices = useAnswer(readRiskChoices, {})
  const approved = criteria.data ? criteria.data.approved !== null : null
  const assets = choices.data ? choices.data.assets.length : null
  const steps = [
    { key: 'criteria', to: '/risks/criteria', done: approved },
    { key: 'assets', to: '/assets', done: assets === null ? null : assets > 0 },
    { key: 'threats', to: '/risks/proposals', done: false },
  ] as const
  const next = steps.every(({ done }) => done !== null) ? steps.find(({ done }) => !done) : undefined
  return (
    <>
      <EmptyPage
        purpose={text('risk.purpose')}
        auditor={text('risk.auditor')}
        step={
          <>
            {next ? <ButtonLink to={next.to}>{text(`risk.step.act.${next.key}`)}</ButtonLink> : null}
            {may && next?.key === 'threats' ? (
              <Button look="quiet" onPress={onAdd}>
                {text('risk.add')}
              </Button>
            ) : null}
          </>
        }
      />
      <ol className={styles.steps}>
        {steps.map(({ key, to, done }) => (
          <li key={key}>
            <div className={styles.line}>
              <Link to={to}>{text(`risk.step.${key}`)}</Link>
              {done === null ? null : (
                <Verdict state={done ? 'holds' : 'open'}>{text(done ? 'risk.step.done' : 'risk.step.open')}</Verdict>
              )}
            </div>
            <p className="small">{text(`risk.step.why.${key}`)}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
