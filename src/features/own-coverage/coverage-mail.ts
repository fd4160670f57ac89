import type { SharingTerms } from '../../core/coverage/facts.ts'
import { writeDay } from '../../platform/language/written.ts'

type About = {
  supplier: string
  service: string
  title: string
  terms: SharingTerms
  link: string
  /** The last day on which the link works. */
  through: string
}

/** The mail with the personal link of a customer to a coverage report. */
export function coverageMail(
  to: { contactName: string; email: string; language: 'nl' | 'en' },
  { supplier, service, title, terms, link, through }: About,
) {
  const day = writeDay(through, to.language)
  const asks = terms === 'nda' || terms === 'auditor'
  return to.language === 'nl'
    ? {
        to: to.email,
        subject: `Dekkingsrapport van ${supplier}: ${title}`,
        text: `Dag ${to.contactName},

${supplier} deelt een dekkingsrapport over ${service}: welke beheersmaatregelen de leverancier dekt, waar dat op rust, en wat aan de afnemer blijft.

${link}
${asks ? '\nVoor het lezen worden de voorwaarden getoond. Accepteer die op naam.\n' : ''}
Een wachtwoord is niet nodig. Deze link is persoonlijk; stuur hem niet door. Hij werkt tot en met ${day}. Wat ermee wordt gelezen, ziet ${supplier}.
`,
      }
    : {
        to: to.email,
        subject: `Coverage report of ${supplier}: ${title}`,
        text: `Hello ${to.contactName},

${supplier} shares a coverage report about ${service}: which controls the supplier covers, on what that rests, and what is left to the customer.

${link}
${asks ? '\nThe conditions are shown before reading. Accept them by name.\n' : ''}
No password is needed. This link is personal; do not pass it on. It works up to and including ${day}. ${supplier} sees what is read by it.
`,
      }
}
