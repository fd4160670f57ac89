import { Problem } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'

export const invalid = (path: string, message: Text) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields: [{ path, message }] },
  )

/** What cannot be done as the workshop stands. */
export const refusals = {
  closed: () =>
    new Problem(409, 'workshop-closed', {
      nl: 'Deze workshop is gesloten. Open hem weer om verder te gaan.',
      en: 'This workshop is closed. Open it again to go on.',
    }),
  noCriteria: () =>
    new Problem(409, 'no-criteria', {
      nl: 'Er zijn nog geen risicocriteria goedgekeurd. Zonder schalen kan niemand stemmen.',
      en: 'No risk criteria have been approved yet. Without scales nobody can vote.',
    }),
  votesShown: () =>
    new Problem(409, 'votes-revealed', {
      nl: 'Over dit scenario is de stemming al voorbij. Vraag de leider om opnieuw te laten stemmen.',
      en: 'The vote on this scenario is over. Ask who leads to let everybody vote anew.',
    }),
  notTakingPart: () =>
    new Problem(409, 'not-taking-part', {
      nl: 'Doe eerst mee met deze workshop; stem daarna.',
      en: 'Take part in this workshop first; vote after that.',
    }),
  votesThemselves: () =>
    new Problem(409, 'votes-on-own-device', {
      nl: 'Deze deelnemer stemt op een eigen apparaat. Alleen daar is de stem te geven en te wijzigen.',
      en: 'This participant votes on an own device. Only there the vote can be given and changed.',
    }),
  notYetOpen: () =>
    new Problem(409, 'vote-not-open', {
      nl: 'Hierover is nog niet gestemd. Toon eerst de stemmen zonder maatregelen.',
      en: 'This was not voted on yet. Show the votes without measures first.',
    }),
  tooFewVotes: () =>
    new Problem(409, 'too-few-votes', {
      nl: 'Eén stem alleen is geen geheim. Toon de stemmen als er ten minste twee zijn, of als iedereen heeft gestemd.',
      en: 'One vote alone is no secret. Show the votes once there are two at least, or everybody voted.',
    }),
  decided: () =>
    new Problem(409, 'scenario-decided', {
      nl: 'Over dit scenario is al besloten. Neem eerst dat besluit terug.',
      en: 'This scenario was decided already. Take that decision back first.',
    }),
  keptOnAgenda: (codes: readonly string[]) =>
    invalid('risks', {
      nl: `Hierover is al gestemd of besloten: ${codes.join(', ')}. Laat dit op de agenda staan, of sla het over.`,
      en: `These were voted on or decided already: ${codes.join(', ')}. Leave them on the agenda, or skip them.`,
    }),
  notOnAgenda: () =>
    new Problem(409, 'not-on-agenda', {
      nl: 'Dit risico staat niet op de agenda van deze workshop.',
      en: 'This risk is not on the agenda of this workshop.',
    }),
}
