import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

/** Why an answer is not taken, as a sentence for the person who typed it. */
export const refusals = {
  closed: () =>
    new Problem(409, 'assessment-closed', {
      nl: 'Deze nulmeting is afgesloten. Een security officer kan haar weer openen; dan kunt u verder.',
      en: 'This assessment is closed. A security officer can reopen it; then you can go on.',
    }),
  notHanded: () =>
    new Problem(403, 'not-handed-to-you', {
      nl: 'Dit onderdeel is niet aan u gegeven. Vraag de security officer erom.',
      en: 'This part was not handed to you. Ask the security officer for it.',
    }),
  notAsked: () =>
    new Problem(404, 'not-asked', {
      nl: 'Deze vraag hoort niet (meer) bij deze nulmeting.',
      en: 'This question is not, or no longer, part of this assessment.',
    }),
  noDepartment: () =>
    new Problem(404, 'no-such-department', {
      nl: 'Deze afdeling hoort niet (meer) bij deze nulmeting.',
      en: 'This department is not, or no longer, part of this assessment.',
    }),
} satisfies Record<string, () => Problem>

/** A field that was filled in wrongly, and what to do about it. */
export const wrongField = (path: string, message: Text) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields: [{ path, message }] },
  )
