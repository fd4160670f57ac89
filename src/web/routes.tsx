import type { RouteObject } from 'react-router'
import { BrokenPage, MissingPage } from './frame/fallback-pages.tsx'
import { InsideShell, OutsideShell, Root } from './frame/shells.tsx'
import { inside, outside } from './page-route.tsx'
import { riskPages, riskScreens } from './risk-routes.tsx'
import { supplierPages } from './supplier-routes.tsx'

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
      // Without head or menu: for a telephone, and for somebody who knows nothing of Zorgborg.
      outside('/questions', async () => (await import('./supplier-reviews/link-page.tsx')).LinkPage),
      outside('/read', async () => (await import('./documents/reading-link-page.tsx')).ReadingLinkPage),
      outside('/coverage-report', async () => (await import('./own-coverage/coverage-link-page.tsx')).CoverageLinkPage),
      {
        element: <InsideShell bare />,
        children: riskScreens,
      },
      {
        element: <InsideShell />,
        children: [
          inside('/', 'applicability:read', async () => (await import('./today/today-page.tsx')).TodayPage),
          inside(
            '/demonstrability',
            'applicability:read',
            async () => (await import('./demonstrability/demonstrability-page.tsx')).DemonstrabilityPage,
          ),
          inside(
            '/demonstrability/what-if',
            'applicability:read',
            async () => (await import('./demonstrability/what-if-page.tsx')).WhatIfPage,
          ),
          inside(
            '/demonstrability/curve',
            'applicability:read',
            async () => (await import('./demonstrability/curve-page.tsx')).CurvePage,
          ),
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
          inside('/evidence', 'evidence:read', async () => (await import('./evidence/evidence-page.tsx')).EvidencePage),
          inside(
            '/evidence/requests',
            'evidence:read',
            async () => (await import('./evidence/requests-page.tsx')).EvidenceRequestsPage,
          ),
          inside(
            '/evidence/requests/:request',
            'evidence:read',
            async () => (await import('./evidence/request-page.tsx')).EvidenceRequestPage,
          ),
          inside(
            '/evidence/:evidence',
            'evidence:read',
            async () => (await import('./evidence/item-page.tsx')).EvidenceItemPage,
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
          inside('/tasks', 'tasks:read', async () => (await import('./rhythm/tasks-page.tsx')).TasksPage),
          inside('/tasks/duties', 'tasks:read', async () => (await import('./rhythm/duties-page.tsx')).DutiesPage),
          inside('/tasks/duties/:duty', 'tasks:read', async () => (await import('./rhythm/duty-page.tsx')).DutyPage),
          inside('/calendar', 'tasks:read', async () => (await import('./rhythm/year-page.tsx')).YearPage),
          inside('/watches', 'tasks:read', async () => (await import('./rhythm/watches-page.tsx')).WatchesPage),
          ...riskPages,
          ...supplierPages,
          inside('/measures', 'measures:read', async () => (await import('./measures/measures-page.tsx')).MeasuresPage),
          inside(
            '/measures/proposals',
            'measures:read',
            async () => (await import('./measures/proposals-page.tsx')).MeasureProposalsPage,
          ),
          inside(
            '/measures/:measure',
            'measures:read',
            async () => (await import('./measures/measure-page.tsx')).MeasurePage,
          ),
          inside('/audits', 'reviews:read', async () => (await import('./reviews/audits-page.tsx')).AuditsPage),
          inside(
            '/audits/reviews',
            'reviews:read',
            async () => (await import('./reviews/reviews-page.tsx')).ReviewsPage,
          ),
          inside(
            '/audits/reviews/:review',
            'reviews:read',
            async () => (await import('./reviews/review-page.tsx')).ReviewPage,
          ),
          inside(
            '/audits/findings',
            'reviews:read',
            async () => (await import('./reviews/findings-page.tsx')).FindingsPage,
          ),
          inside('/audits/packs', 'pack:make', async () => (await import('./pack/packs-page.tsx')).PacksPage),
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
          inside('/staff', 'staff:read', async () => (await import('./staff/staff-page.tsx')).StaffPage),
          inside('/staff/import', 'staff:write', async () => (await import('./staff/import-page.tsx')).ImportPage),
          inside(
            '/staff/trainings',
            'staff:read',
            async () => (await import('./staff/trainings-page.tsx')).TrainingsPage,
          ),
          inside(
            '/staff/trainings/:training',
            'staff:read',
            async () => (await import('./staff/training-page.tsx')).TrainingPage,
          ),
          inside('/staff/teams', 'staff:read', async () => (await import('./staff/teams-page.tsx')).TeamsPage),
          inside(
            '/policies',
            'documents:read',
            async () => (await import('./documents/documents-page.tsx')).DocumentsPage,
          ),
          inside(
            '/policies/new',
            'documents:write',
            async () => (await import('./documents/begin-page.tsx')).BeginPage,
          ),
          inside(
            '/policies/:document',
            'documents:read',
            async () => (await import('./documents/document-page.tsx')).DocumentPage,
          ),
          inside(
            '/policies/:document/edit',
            'documents:write',
            async () => (await import('./documents/edit-page.tsx')).EditPage,
          ),
          inside(
            '/policies/:document/readers',
            'staff:read',
            async () => (await import('./documents/readers-page.tsx')).ReadersPage,
          ),
          inside(
            '/reading',
            'documents:read',
            async () => (await import('./documents/reading-page.tsx')).OwnReadingPage,
          ),
          inside(
            '/reading/:version',
            'documents:read',
            async () => (await import('./documents/reading-page.tsx')).OwnTextPage,
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
          inside(
            '/settings/tokens',
            'tokens:manage',
            async () => (await import('./settings/tokens-page.tsx')).TokensPage,
          ),
          inside('/settings/mail', 'mail:read', async () => (await import('./settings/mail-page.tsx')).MailPage),
          { path: '*', element: <MissingPage /> },
        ],
      },
    ],
  },
]
