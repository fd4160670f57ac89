import { useState } from 'react'
import { useParams } from 'react-router'
import {
  listQuestionnaires,
  listQuestionSets,
  readQuestionnaire,
  sendQuestionnaire,
} from '../../features/supplier-reviews/questionnaires.contract.ts'
import { listSupplierReviews } from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import { readSupplier } from '../../features/suppliers/suppliers.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ManyField, SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { type Asked, QuestionList } from './question-list.tsx'
import type { ListHead } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

type Sets = Answer<typeof listQuestionSets>['sets']
type Sent = Answer<typeof sendQuestionnaire>

/** Puts a list of questions together for one supplier, and sends it. */
export function ComposePage() {
  const { supplier = '' } = useParams()
  const text = useText()
  const sets = useAnswer(listQuestionSets, {})
  const last = useAnswer(listQuestionnaires, { query: { supplier, size: 1 } })
  const known = useAnswer(readSupplier, { params: { id: supplier } })
  return (
    <Page
      title={known.data ? text('questions.askOf', { name: known.data.name }) : text('questions.ask')}
      lede={text('questions.compose')}
      crumbs={<Link to={`/suppliers/${supplier}`}>{text('suppliers.supplier')}</Link>}
    >
      <Loaded answer={sets}>
        {(found) => (
          <Loaded answer={last}>
            {({ items }) => (
              <Loaded answer={known}>
                {({ contacts }) => (
                  <Compose supplier={supplier} sets={found.sets} last={items[0] ?? null} contacts={contacts} />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

const asLast = 'as-last'

type Contact = { id: string; name: string; email: string }
type Props = { supplier: string; sets: Sets; last: ListHead | null; contacts: readonly Contact[] }

function Compose({ supplier, sets, last, contacts }: Props) {
  const text = useText()
  const written = useWritten()
  const shownIn = useLanguage()
  const announce = useAnnounce()
  const { today } = useMoment()
  const [search] = useSearch()
  const reviews = useAnswer(listSupplierReviews, { query: { supplier, state: 'open', size: 1 } })
  const review = reviews.data?.items[0]?.id ?? search.get('review')
  const before = useAnswer(readQuestionnaire, { params: { id: last?.id ?? '' } }, { enabled: last !== null })
  const send = useCommand(sendQuestionnaire)
  const [sent, setSent] = useState<Sent | null>(null)
  // What was changed in questions or taken out of them, by their id; questions of the organisation's own come last.
  const [changed, setChanged] = useState<ReadonlyMap<string, Asked | null>>(new Map())
  const [own, setOwn] = useState<readonly Asked[]>([])
  const form = useForm(
    {
      chosen: [] as readonly string[],
      language: (last?.language ?? shownIn) as 'nl' | 'en',
      title: text('questions.titleDefault', { year: today.slice(0, 4) }),
      contactName: last?.contactName ?? '',
      email: last?.email ?? '',
      dueOn: '',
    },
    {
      check: ({ title, dueOn }) => ({
        chosen: questions.length === 0 ? text('questions.noQuestions') : undefined,
        title: title.trim() === '' ? text('field.required') : undefined,
        dueOn: dueOn === '' ? text('field.required') : undefined,
      }),
      submit: async ({ chosen: _chosen, ...values }) => {
        setSent(
          await send.mutateAsync({ params: { id: supplier }, body: { ...values, questions, review: review || null } }),
        )
        announce(text('questions.sentNow'))
      },
    },
  )
  const { chosen, language } = form.values
  const mailable = contacts.filter(({ email }) => email !== '')
  const offered: Asked[] = [
    ...(chosen.includes(asLast) ? (before.data?.questions ?? []) : []),
    ...sets.filter(({ id }) => chosen.includes(id)).flatMap((set) => set.questions[language]),
  ]
  const once = [...new Map(offered.map((one) => [one.id, one])).values()]
  const questions = [
    ...once.flatMap((one) => {
      const now = changed.get(one.id)
      return now === undefined ? [one] : now === null ? [] : [now]
    }),
    ...own,
  ]
  if (sent) return <Done sent={sent} />
  return (
    <form onSubmit={form.onSubmit} noValidate className="stack">
      {form.problem ? <Problem problem={form.problem} /> : null}
      <Section title={text('questions.sets')}>
        <div className={`stack ${styles.fields}`}>
          <SelectField
            label={text('questions.language')}
            choices={(['nl', 'en'] as const).map((value) => ({ value, label: text(`language.${value}`) }))}
            field={form.field('language')}
          />
          <ManyField
            label={text('questions.sets')}
            choices={[
              ...(last ? [{ value: asLast, label: text('questions.asLast', { title: last.title }) }] : []),
              ...sets.map(({ id, title, purpose }) => ({
                value: id,
                label: written.inLanguage(title),
                hint: written.inLanguage(purpose),
              })),
            ]}
            field={form.field('chosen')}
          />
        </div>
      </Section>
      <QuestionList
        questions={questions}
        onRemove={(id) => {
          setOwn((all) => all.filter((one) => one.id !== id))
          setChanged((all) => new Map(all).set(id, null))
        }}
        onChange={(one) => {
          if (own.some(({ id }) => id === one.id)) setOwn((all) => all.map((it) => (it.id === one.id ? one : it)))
          else setChanged((all) => new Map(all).set(one.id, one))
        }}
        onAdd={(one) => setOwn((all) => [...all, one])}
      />
      <Section title={text('questions.to')}>
        <div className={`stack ${styles.fields}`}>
          <TextField label={text('questions.name')} field={form.field('title')} />
          {mailable.length > 0 ? (
            <SelectField
              label={text('questions.known')}
              choices={[
                { value: '', label: text('questions.other') },
                ...mailable.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` })),
              ]}
              field={{
                ...{ name: 'contact', error: undefined },
                value: mailable.find(({ email }) => email === form.values.email)?.id ?? '',
                onChange: (id) => {
                  const found = mailable.find((one) => one.id === id)
                  form.set('contactName', found?.name ?? '')
                  form.set('email', found?.email ?? '')
                },
              }}
            />
          ) : null}
          <TextField label={text('questions.contact')} optional field={form.field('contactName')} />
          <TextField
            label={text('questions.email')}
            kind="email"
            optional
            hint={text('questions.emailHint')}
            field={form.field('email')}
          />
          <DayField label={text('questions.dueOn')} hint={text('questions.dueHint')} field={form.field('dueOn')} />
          <div className="row">
            <Button submit busy={form.busy}>
              {text('questions.send')}
            </Button>
          </div>
        </div>
      </Section>
    </form>
  )
}

/** What became of it; a link that could not be mailed is shown this once. */
function Done({ sent }: { sent: Sent }) {
  const text = useText()
  const go = useGo()
  if (sent.mailed) return <ButtonLink to={`/suppliers/questions/${sent.id}`}>{text('questions.goToList')}</ButtonLink>
  return (
    <div className="stack" role="status">
      <Remark>
        <p>{text(sent.link ? 'questions.linkOnce' : 'questions.notMailed')}</p>
        {sent.link ? (
          <p>
            <code>{sent.link}</code>
          </p>
        ) : null}
      </Remark>
      <div className="row">
        {sent.link ? <CopyButton value={sent.link} label={text('questions.copyLink')} /> : null}
        <Button look="quiet" onPress={() => go(`/suppliers/questions/${sent.id}`)}>
          {text('questions.goToList')}
        </Button>
      </div>
    </div>
  )
}
