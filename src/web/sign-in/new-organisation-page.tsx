import { Navigate } from 'react-router'
import { openOrganisation } from '../../features/account/account.contract.ts'
import { createOrganisation, organisationKind } from '../../features/organisations/organisations.contract.ts'
import { languages } from '../../platform/language/languages.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ChoiceField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { useArrive } from './use-arrive.ts'

type Kind = (typeof organisationKind.options)[number]
type CareTerm = 'client' | 'patient'
const careTerms = ['client', 'patient'] as const

/** The facts with which an organisation begins; who makes it becomes its administrator. */
export function NewOrganisationPage() {
  const text = useText()
  const arrive = useArrive()
  const here = useLanguage()
  const { session, call } = useSession()
  const form = useForm(
    { name: '', kind: null as Kind | null, language: here, careTerm: 'client' as CareTerm, scope: '' },
    {
      check: (values) => ({
        name: values.name.trim().length >= 2 ? undefined : text('field.required'),
        kind: values.kind ? undefined : text('field.choose'),
      }),
      submit: async (values) => {
        if (!values.kind) return
        const made = await call(createOrganisation, { body: { ...values, kind: values.kind } })
        await call(openOrganisation, { body: { organisation: made.id } })
        // Who supplies to care came with a customer's question, and that road begins without choosing a standard.
        await arrive(values.kind === 'ict-supplier' ? '/touchpoints' : '/standards')
      },
    },
  )
  if (!session.person) return <Navigate to="/sign-in" replace />
  if (!session.person.operator) {
    return (
      <Page title={text('newOrganisation.title')} lede={text('newOrganisation.notOperator')}>
        <ButtonLink to="/" look="quiet">
          {text('problem.toToday')}
        </ButtonLink>
      </Page>
    )
  }
  return (
    <Page title={text('newOrganisation.title')} lede={text('newOrganisation.lede')}>
      <form onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Problem problem={form.problem} /> : null}
        <TextField
          label={text('newOrganisation.name')}
          hint={text('newOrganisation.nameHint')}
          field={form.field('name')}
          fill="organization"
        />
        <ChoiceField
          label={text('newOrganisation.kind')}
          field={form.field('kind')}
          choices={organisationKind.options.map((value) => ({
            value,
            label: text(`kind.${value}`),
            hint: text(`kindHint.${value}`),
          }))}
        />
        <SelectField
          label={text('newOrganisation.careTerm')}
          field={form.field('careTerm')}
          choices={careTerms.map((value) => ({ value, label: text(`careTerm.${value}`) }))}
        />
        <SelectField
          label={text('newOrganisation.language')}
          field={form.field('language')}
          choices={languages.map((value) => ({ value, label: text(`language.${value}`) }))}
        />
        <ProseField
          label={text('newOrganisation.scope')}
          hint={text('newOrganisation.scopeHint')}
          optional
          field={form.field('scope')}
        />
        <div>
          <Button submit busy={form.busy}>
            {text('newOrganisation.act')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
