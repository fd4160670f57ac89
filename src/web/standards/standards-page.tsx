import { lazy, Suspense } from 'react'
import { listControls } from '../../features/applicability/applicability.contract.ts'
import { readStandings } from '../../features/demonstrability/demonstrability.contract.ts'
import { listEditions } from '../../features/standards/standards.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useMoment } from '../session/moment.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { AdoptedEdition } from './adopted-edition.tsx'
import { OtherEdition } from './other-edition.tsx'

const ChooseEditions = lazy(async () => ({ default: (await import('./choose-editions.tsx')).ChooseEditions }))

/** The editions that can be adopted, and those that are. */
export function StandardsPage() {
  const text = useText()
  const { at } = useMoment()
  const mayAdopt = useMay('standards:adopt')
  const editions = useAnswer(listEditions, {})
  const maySeeControls = useMaySee('applicability:read')
  const controls = useAnswer(listControls, { query: { size: 1 } }, { enabled: maySeeControls })
  const standings = useAnswer(readStandings, {}, { enabled: maySeeControls })
  const items = editions.data?.items ?? []
  const adopted = items.filter((edition) => edition.adoption)
  const others = items.filter((edition) => !edition.adoption)
  const none = editions.data && adopted.length === 0

  return (
    <Page title={text('place.standards')} lede={text(none && !at ? 'standards.ledeNone' : 'standards.lede')}>
      {editions.error ? <Problem problem={editions.error} retry={() => void editions.refetch()} /> : null}
      {none ? (
        <EmptyPage
          purpose={at ? text('standards.noneThen') : text('standards.purpose')}
          auditor={text('standards.auditor')}
          step={
            mayAdopt ? (
              <Suspense fallback={null}>
                <ChooseEditions editions={others} />
              </Suspense>
            ) : null
          }
        />
      ) : null}
      {adopted.length > 0 ? (
        <Section title={text('standards.inUse')}>
          {adopted.map((edition) => (
            <AdoptedEdition
              key={edition.id}
              edition={edition}
              totals={controls.data?.totals.find((totals) => totals.edition === edition.id)}
              sum={standings.data?.editions.find((one) => one.edition === edition.id)?.sum}
            />
          ))}
        </Section>
      ) : null}
      {others.length > 0 && !(none && mayAdopt) ? (
        <Section title={text('standards.others')} beside={mayAdopt ? text('standards.othersHint') : undefined}>
          {others.map((edition) => (
            <OtherEdition key={edition.id} edition={edition} />
          ))}
        </Section>
      ) : null}
    </Page>
  )
}
