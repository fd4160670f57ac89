import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Section } from '../ui/page.tsx'
import { nextStep, progressOf, type Road, scopeOf } from './road.ts'
import styles from './touchpoints.module.css'

/** After the overview: sentences to send along, and what comes next. The customer asked whether there is a certificate: say so first. */
export function WhatNow({ road }: { road: Road }) {
  const text = useText()
  const reply = useReply(road)
  const { plan } = scopeOf(road)
  const { parts, ways } = progressOf(road)
  // The reply says that each service was gone through: it is not offered before that is so.
  if (parts === 'open' || ways === 'open') {
    const next = nextStep(road)
    return (
      <Section title={text('touch.now')}>
        <p>
          {text('touch.nowFirst')} <Link to={`/touchpoints/${next}`}>{text(`touch.step.${next}`)}</Link>
        </p>
      </Section>
    )
  }
  return (
    <Section title={text('touch.now')}>
      <p>{text('touch.nowSend')}</p>
      <p className={styles.tell}>{reply}</p>
      <div className="row">
        <CopyButton value={reply} />
      </div>
      <ul>
        {plan ? (
          <>
            <li>
              {text('touch.nowCertificate')} <Link to="/touchpoints/plan">{text('touch.step.plan')}</Link>
            </li>
            <li>
              {text('touch.nowAdopt')} <Link to="/standards">{text('place.standards')}</Link>
            </li>
          </>
        ) : null}
        <li>{text('touch.whenChanges')}</li>
      </ul>
    </Section>
  )
}

function useReply(road: Road): string {
  const text = useText()
  const written = useWritten()
  const { result, plan } = scopeOf(road)
  if (result === 'none') return text('touch.tell')
  const audit = plan?.steps.find(({ step }) => step === 'stage-2')
  if (!plan || plan.unanswered > 0 || !audit || road.settings.hasIsoCertificate === null) return text('touch.replySoon')
  return text(road.partial ? 'touch.replyPart' : 'touch.reply', { day: written.day(audit.day) })
}
