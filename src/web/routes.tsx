import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { Permission } from '../core/access/permissions.ts'
import { BrokenPage, MissingPage } from './frame/fallback-pages.tsx'
import { InsidePage, InsideShell, OutsideShell, Root } from './frame/shells.tsx'
import { bringAllTexts } from './session/language.tsx'

type Load = () => Promise<ComponentType>

/** A page within an organisation, for whoever holds the permission (null: everybody who signed in). */
function inside(path: string, permission: Permission | null, load: Load): RouteObject {
  return {
    path,
    lazy: async () => {
      const [Page] = await Promise.all([load(), path === '/' ? null : bringAllTexts()])
      return { element: <InsidePage permission={permission} page={Page} /> }
    },
  }
}

/** A page for which nobody needs to be signed in, or no organisation needs to be open. */
function outside(path: string, load: Load): RouteObject {
  const texts = () => (path.startsWith('/sign-in') ? null : bringAllTexts())
  return { path, lazy: async () => ({ Component: (await Promise.all([load(), texts()]))[0] }) }
}

/** Every page of the product and where it stands. Each is downloaded when it is first opened. */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <BrokenPage />,
    hydrateFallbackElement: <span />,
    children: [
      {
        element: <OutsideShell />,
        children: [
          outside(
            '/first-administrator',
            async () => (await import('./sign-in/first-administrator-page.tsx')).FirstAdministratorPage,
          ),
          outside('/sign-in', async () => (await import('./sign-in/sign-in-page.tsx')).SignInPage),
          outside(
            '/sign-in/second-factor',
            async () => (await import('./sign-in/second-factor-page.tsx')).SecondFactorPage,
          ),
          outside('/password-reset', async () => (await import('./sign-in/password-reset-page.tsx')).PasswordResetPage),
          outside('/invitation', async () => (await import('./sign-in/invitation-page.tsx')).InvitationPage),
          outside(
            '/organisations',
            async () => (await import('./sign-in/choose-organisation-page.tsx')).ChooseOrganisationPage,
          ),
          outside(
            '/organisations/new',
            async () => (await import('./sign-in/new-organisation-page.tsx')).NewOrganisationPage,
          ),
        ],
      },
      {
        element: <InsideShell />,
        children: [
          inside('/', 'applicability:read', async () => (await import('./today/today-page.tsx')).TodayPage),
          inside(
            '/standards',
            'standards:read',
            async () => (await import('./standards/standards-page.tsx')).StandardsPage,
          ),
          inside(
            '/standards/:edition',
            'standards:read',
            async () => (await import('./standards/edition-page.tsx')).EditionPage,
          ),
          inside(
            '/standards/:edition/clauses/:requirement',
            'standards:read',
            async () => (await import('./standards/clause-page.tsx')).ClausePage,
          ),
          inside(
            '/standards/:from/transition/:to',
            'assessment:results',
            async () => (await import('./transition/transition-page.tsx')).TransitionPage,
          ),
          inside(
            '/standards/:edition/:requirement',
            'applicability:read',
            async () => (await import('./standards/requirement-page.tsx')).RequirementPage,
          ),
          inside(
            '/assessments',
            'assessment:read',
            async () => (await import('./assessment/assessments-page.tsx')).AssessmentsPage,
          ),
          inside(
            '/assessments/:assessment',
            'assessment:read',
            async () => (await import('./assessment/overview-page.tsx')).OverviewPage,
          ),
          inside(
            '/assessments/:assessment/answer/:sheet?/:numbering?/:kind?/:number?/:question?',
            'assessment:read',
            async () => (await import('./assessment/answer-page.tsx')).AnswerPage,
          ),
          inside(
            '/assessments/:assessment/sheet',
            'assessment:read',
            async () => (await import('./assessment/sheet-page.tsx')).SheetPage,
          ),
          inside(
            '/assessments/:assessment/result',
            'assessment:results',
            async () => (await import('./assessment/result-page.tsx')).ResultPage,
          ),
          inside('/profile', 'profile:read', async () => (await import('./profile/profile-page.tsx')).ProfilePage),
          inside('/profile/scope', 'profile:read', async () => (await import('./profile/scope-page.tsx')).ScopePage),
          inside(
            '/profile/calendar',
            'profile:read',
            async () => (await import('./profile/calendar-page.tsx')).CalendarPage,
          ),
          inside(
            '/profile/statement',
            'profile:read',
            async () => (await import('./profile/scope-statement-page.tsx')).ScopeStatementPage,
          ),
          inside('/statement', 'soa:read', async () => (await import('./statement/statement-page.tsx')).StatementPage),
          inside(
            '/statement/combined',
            'soa:read',
            async () => (await import('./statement/combined-page.tsx')).CombinedPage,
          ),
          inside(
            '/statement/proposals',
            'applicability:read',
            async () => (await import('./statement/proposals-page.tsx')).ProposalsPage,
          ),
          inside(
            '/statement/versions',
            'soa:read',
            async () => (await import('./statement/versions-page.tsx')).VersionsPage,
          ),
          inside(
            '/touchpoints',
            'touchpoints:read',
            async () => (await import('./touchpoints/touchpoints-page.tsx')).TouchpointsPage,
          ),
          inside(
            '/touchpoints/:step',
            'touchpoints:read',
            async () => (await import('./touchpoints/touchpoints-page.tsx')).TouchpointsPage,
          ),
          inside(
            '/settings/organisation',
            'organisation:read',
            async () => (await import('./settings/organisation-page.tsx')).OrganisationPage,
          ),
          inside(
            '/settings/people',
            'people:read',
            async () => (await import('./settings/people-page.tsx')).PeoplePage,
          ),
          inside('/settings/security', null, async () => (await import('./settings/security-page.tsx')).SecurityPage),
          inside('/settings/trail', 'trail:read', async () => (await import('./settings/trail-page.tsx')).TrailPage),
          inside(
            '/settings/trail/:revision',
            'trail:read',
            async () => (await import('./settings/trail-entry-page.tsx')).TrailEntryPage,
          ),
          inside('/settings/mail', 'mail:read', async () => (await import('./settings/mail-page.tsx')).MailPage),
          { path: '*', element: <MissingPage /> },
        ],
      },
    ],
  },
]
