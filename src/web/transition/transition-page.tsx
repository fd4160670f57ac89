import { useParams, useSearchParams } from 'react-router'
import { listEditions } from '../../features/standards/standards.contract.ts'
import { readTransition } from '../../features/transition/transition.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useLanguage } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { RichText, useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { CarryPanel } from './carry-panel.tsx'
import styles from './transition.module.css'
import type { Transition } from './transition.ts'
import { transitionAddress } from './transition-address.ts'
import { TransitionFiles } from './transition-files.tsx'
import { TransitionList } from './transition-list.tsx'

/** From an older edition to a newer one: what became of every requirement, and the old answers brought to the new ones. */
export function TransitionPage() {
  const { from = '', to = '' } = useParams()
  const text = useText()
  const language = useLanguage()
  const [search] = useSearchParams()
  const assessment = search.get('assessment') ?? undefined
  const answer = useAnswer(
    readTransition,
    { params: { from, to }, query: { language, ...(assessment ? { assessment } : {}) } },
    { keep: true },
  )
  const found = answer.data
  const names = { from: found?.from.name ?? from, to: found?.to.name ?? to }
  return (
    <Page
      title={found ? text('transition.title', names) : text('place.standards')}
      tab={text('transition.tab', names)}
      crumbs={
        <>
          <Link to="/standards">{text('place.standards')}</Link> › <Link to={`/standards/${from}`}>{names.from}</Link>
        </>
      }
      lede={found ? <RichText name="transition.lede" values={names} /> : null}
    >
      <Loaded answer={answer}>
        {(transition) => (
          <Columns
            aside={
              <>
                <Choices transition={transition} />
                <CarryPanel transition={transition} />
                <TransitionFiles transition={transition} />
                <section>
                  <h3>{text('transition.grounds')}</h3>
                  <p className="small">{transition.basis}</p>
                </section>
              </>
            }
          >
            <TransitionList transition={transition} />
          </Columns>
        )}
      </Loaded>
    </Page>
  )
}

/** To which edition one looks, and whose answers are shown; both live in the address. */
function Choices({ transition }: { transition: Transition }) {
  const text = useText()
  const go = useGo()
  const editions = useAnswer(listEditions, {})
  const { from, to, assessments, assessment } = transition
  const newer = (editions.data?.items ?? []).filter(({ superseded }) => !superseded)
  return (
    <div className={styles.choices}>
      <SelectField
        label={text('transition.to')}
        field={{
          name: 'to',
          value: to.id,
          onChange: (id) => go(transitionAddress(from.id, id, assessment ?? undefined), { replace: true }),
          error: undefined,
        }}
        choices={(newer.length > 0 ? newer : [to]).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {assessments.length > 0 ? (
        <SelectField
          label={text('transition.assessment')}
          field={{
            name: 'assessment',
            value: assessment ?? '',
            onChange: (id) => go(transitionAddress(from.id, to.id, id), { replace: true }),
            error: undefined,
          }}
          choices={assessments.map(({ id, name, answers }) => ({
            value: id,
            label: text('transition.assessmentChoice', { name, count: answers }),
          }))}
        />
      ) : null}
    </div>
  )
}
