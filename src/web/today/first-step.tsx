import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'

/** What a new organisation sees: no zeros, but where to begin. */
export function FirstStep() {
  const text = useText()
  const { session } = useSession()
  const mayAdopt = useMay('standards:adopt')
  return (
    <EmptyPage
      purpose={text('today.welcome', { name: session.organisation?.name ?? '' })}
      auditor={text('today.welcomeAuditor')}
      step={
        mayAdopt ? (
          <>
            <ButtonLink to="/standards">{text('today.adopt')}</ButtonLink>
            <ButtonLink look="quiet" to="/touchpoints">
              {text('today.customerAsks')}
            </ButtonLink>
          </>
        ) : (
          <>
            <ButtonLink look="quiet" to="/standards">
              {text('today.lookAtStandards')}
            </ButtonLink>
            <span className="small">{text('today.othersAdopt')}</span>
          </>
        )
      }
    />
  )
}
