import type { Language } from '../../platform/language/languages.ts'

/** The mail by which an administrator sees that mail arrives. */
export function testMail(to: string, language: Language): { to: string; subject: string; text: string } {
  return language === 'nl'
    ? {
        to,
        subject: 'Proefmail van Zorgborg',
        text: 'Dit is een proefmail van Zorgborg. Komt die aan, dan werkt het versturen van mail.\n',
      }
    : {
        to,
        subject: 'Test mail from Zorgborg',
        text: 'This is a test mail from Zorgborg. If it arrives, sending mail works.\n',
      }
}
