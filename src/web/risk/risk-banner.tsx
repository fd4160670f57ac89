import { useState } from 'react'
import { stateWords } from '../../core/risk/standing-words.ts'
import { reopenClosedRisk } from '../../features/risk/risk.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import { VerdictBanner } from '../ui/verdict.tsx'
import { AcceptSheet } from './accept-sheet.tsx'
import { CloseSheet } from './close-sheet.tsx'
import { LinkMeasuresSheet } from './link-measures-sheet.tsx'
import { RateSheet } from './rate-sheet.tsx'
import { ReviewSheet } from './review-sheet.tsx'
import styles from './risk.module.css'
import { type Risk, verdictOfRisk } from './risk.ts'
import { RiskSheet } from './risk-sheet.tsx'

type Act = 'rate' | 'review' | 'accept' | 'measures' | 'change' | 'close'

/** How it stands, why and until when, and what is next: one main act by its state. */
export function RiskBanner({ risk }: { risk: Risk }) {
  const text = useText()
  const written = useWritten()
  const [first, ...more] = risk.reasons
  const [opened, setOpened] = useState<Act | null>(null)
  const close = () => setOpened(null)
  return (
    <>
      <VerdictBanner
        state={verdictOfRisk(risk.state)}
        word={written.inLanguage(stateWords[risk.state])}
        reason={
          <>
            {first ? written.inLanguage(first) : written.inLanguage(risk.why)}
            {risk.until ? ` ${text('risk.until', { day: written.day(risk.until) })}` : null}
          </>
        }
      >
        <Acts risk={risk} onAct={setOpened} />
      </VerdictBanner>
      {more.length > 0 ? (
        <ul className={styles.reasons}>
          {more.map((one) => (
            <li key={`${one.key} ${one.nl}`}>
              {written.inLanguage(one)}{' '}
              {one.measure ? (
                <Link to={`/measures/${one.measure.id}`} className="small">
                  {text('risk.toMeasure')}
                </Link>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {opened === 'rate' ? <RateSheet risk={risk} onClose={close} /> : null}
      {opened === 'review' ? <ReviewSheet risk={risk} onClose={close} /> : null}
      {opened === 'accept' ? <AcceptSheet risk={risk} onClose={close} /> : null}
      {opened === 'measures' ? <LinkMeasuresSheet risk={risk} onClose={close} /> : null}
      {opened === 'change' ? <RiskSheet risk={risk} onClose={close} /> : null}
      {opened === 'close' ? <CloseSheet risk={risk} onClose={close} /> : null}
    </>
  )
}

const mainActs: Partial<Record<Risk['state'], Act>> = {
  unrated: 'rate',
  reopened: 'rate',
  'review-due': 'review',
  'to-treat': 'measures',
  'acceptance-lapsed': 'accept',
}

function Acts({ risk, onAct }: { risk: Risk; onAct: (act: Act) => void }) {
  const text = useText()
  const announce = useAnnounce()
  const may = useMay('risk:write')
  const mayAccept = useMay('risk:accept') && risk.accepting?.may === true
  const criteria = useMay('criteria:write')
  const reopen = useCommand(reopenClosedRisk)
  if (risk.state === 'closed') {
    return may ? (
      <>
        {reopen.error ? <Problem problem={reopen.error} /> : null}
        <Button
          look="quiet"
          busy={reopen.isPending}
          onPress={() =>
            reopen.mutate(
              { params: { id: risk.id }, ifMatch: risk.revision },
              { onSuccess: () => announce(text('risk.closingTakenBack')) },
            )
          }
        >
          {text('risk.takeClosingBack')}
        </Button>
      </>
    ) : null
  }
  const open: Record<Act, boolean> = {
    rate: may && risk.rateBy !== null,
    review: may && risk.ratings !== null,
    accept: mayAccept,
    measures: may,
    change: may,
    close: may && risk.mayClose,
  }
  const order: Act[] = ['rate', 'review', 'measures', 'accept', 'change', 'close']
  const main = mainActs[risk.state]
  const acts = order.filter((act) => open[act] && (act !== 'measures' || main === 'measures'))
  const first = main && acts.includes(main) ? main : undefined
  const words: Record<Act, string> = {
    rate: text(risk.ratings === null ? 'risk.rate' : 'risk.rateAnew'),
    review: text('risk.review'),
    accept: text('risk.accept'),
    measures: text('risk.chooseMeasures'),
    change: text('measures.change'),
    close: text('risk.close'),
  }
  return (
    <>
      {risk.rateBy === null && criteria ? (
        <ButtonLink to="/risks/criteria">{text('risk.step.act.criteria')}</ButtonLink>
      ) : null}
      {first ? <Button onPress={() => onAct(first)}>{words[first]}</Button> : null}
      {acts
        .filter((act) => act !== first)
        .map((act) => (
          <Button key={act} look={act === 'change' || act === 'close' ? 'bare' : 'quiet'} onPress={() => onAct(act)}>
            {words[act]}
          </Button>
        ))}
    </>
  )
}
