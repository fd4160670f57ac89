import { useState } from 'react'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Page } from '../ui/page.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { DigestSection } from './digest-section.tsx'
import { OwnDetails } from './own-details.tsx'
import { PasswordSection } from './password-section.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SecondFactorSection } from './second-factor-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** The own account: name and language, password, second factor, and where one is signed in. Open to whoever is kept out elsewhere. */
export function SecurityPage() {
  const text = useText()
  const { session } = useSession()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const missing = session.organisation?.secondFactorMissing ?? false
  const mayFollow = useMay('tasks:follow')
  const title = text('place.security')
  // Shown once, and alone: nothing else on the page may draw the attention away from keeping them.
  if (codes) {
    return (
      <Page title={text('codes.title')} tab={title}>
        <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
      </Page>
    )
  }
  const secondFactor = <SecondFactorSection key="second-factor" onCodes={setCodes} />
  const others = [<OwnDetails key="details" />, <PasswordSection key="password" />]
  return (
    <Page
      title={title}
      lede={
        missing ? text('account.required', { organisation: session.organisation?.name ?? '' }) : text('account.lede')
      }
    >
      {missing ? [secondFactor, ...others] : [...others, secondFactor]}
      {mayFollow && !missing ? <DigestSection /> : null}
      <SessionsSection />
      <AppearanceSection />
    </Page>
  )
}
