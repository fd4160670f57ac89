import { Navigate } from 'react-router'
import { openOrganisation } from '../../features/account/account.contract.ts'
import { useForm } from '../session/form.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { useArrive } from './use-arrive.ts'

/** For whoever is signed in while no organisation is open: choose one, make one, or read how to get into one. */
export function ChooseOrganisationPage() {
  const text = useText()
  const arrive = useArrive()
  const { session, call } = useSession()
  const form = useForm(
    { organisation: '' },
    {
      submit: async (body) => {
        await call(openOrganisation, { body })
        await arrive('/')
      },
    },
  )
  if (!session.person) return <Navigate to="/sign-in" replace />
  const some = session.organisations.length > 0
  const operator = session.person.operator
  if (!some && operator) return <Navigate to="/organisations/new" replace />
  return (
    <Page
      title={some ? text('organisations.title') : text('organisations.none')}
      lede={some ? undefined : text('organisations.noneDetail')}
    >
      <form onSubmit={form.onSubmit}>
        {form.problem ? <Problem problem={form.problem} /> : null}
        {session.organisations.map((membership) => (
          <Button
            key={membership.organisation}
            look="quiet"
            submit
            wide
            busy={form.busy && form.values.organisation === membership.organisation}
            onPress={() => form.set('organisation', membership.organisation)}
          >
            {membership.name} · {text(`role.${membership.role}`)}
          </Button>
        ))}
        {operator ? (
          <ButtonLink look="bare" to="/organisations/new">
            {text('organisations.new')}
          </ButtonLink>
        ) : null}
      </form>
    </Page>
  )
}
