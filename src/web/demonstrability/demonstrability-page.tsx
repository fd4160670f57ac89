import { sumOf } from '../../core/demonstrability/sum.ts'
import { listVerdicts } from '../../features/demonstrability/demonstrability.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { RichText, useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PartsBar } from '../ui/percentage.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import styles from './demonstrability.module.css'
import { ExportVerdicts } from './export-verdicts.tsx'
import { VerdictFilters } from './verdict-filters.tsx'
import { isCounted, isListed, useVerdictQuery, type VerdictQuery } from './verdict-query.ts'
import { VerdictSums } from './verdict-sums.tsx'
import { VerdictTable } from './verdict-table.tsx'
import { partsOfSum, type Verdicts } from './verdicts.ts'

/** Which requirements can be demonstrated, which not and why: shares, and the lists that they counted and left out. */
export function DemonstrabilityPage() {
  const text = useText()
  const { query, change } = useVerdictQuery()
  const answer = useAnswer(listVerdicts, { query: query.on ? { on: query.on } : {} }, { keep: true })
  const verdicts = answer.data
  const any = verdicts !== undefined && verdicts.editions.length > 0
  return (
    <Page
      title={text('verdicts.page')}
      action={
        any ? (
          <>
            <ExportVerdicts query={query} />
            <ButtonLink look="quiet" to="/demonstrability/curve">
              {text('curve.page')}
            </ButtonLink>
            <ButtonLink look="quiet" to="/demonstrability/what-if">
              {text('today.whatIf')}
            </ButtonLink>
          </>
        ) : null
      }
      lede={any ? <Lede query={query} verdicts={verdicts} /> : null}
    >
      {answer.error && verdicts ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(found) =>
          found.editions.length === 0 ? (
            <EmptyPage
              purpose={text('verdicts.purpose')}
              auditor={text('verdicts.auditor')}
              step={<ButtonLink to="/standards">{text('today.lookAtStandards')}</ButtonLink>}
            />
          ) : (
            <Lists query={query} verdicts={found} change={change} />
          )
        }
      </Loaded>
    </Page>
  )
}

function Lede({ query, verdicts }: { query: VerdictQuery; verdicts: Verdicts }) {
  const text = useText()
  const { demonstrable, applicable } = sumOf(
    verdicts.items.filter((one) => isCounted(one, query)).map(({ state }) => state),
  )
  if (applicable === 0) return <>{text('edition.figureNone')}</>
  const percent = Math.floor((100 * demonstrable) / applicable)
  return <RichText name="edition.figure" values={{ count: demonstrable, of: applicable, percent }} />
}

type ListsProps = {
  query: VerdictQuery
  verdicts: Verdicts
  change: (changed: Partial<VerdictQuery>) => void
}

function Lists({ query, verdicts, change }: ListsProps) {
  const text = useText()
  const written = useWritten()
  const counted = verdicts.items.filter((one) => isCounted(one, query))
  const listed = counted.filter((one) => isListed(one, query))
  const applicable = listed.filter(({ state }) => state !== 'not-applicable')
  const leftOut = listed.filter(({ state }) => state === 'not-applicable')
  const narrowed = query.state !== undefined || query.weakest !== undefined
  return (
    <>
      <div className={styles.figure}>
        <PartsBar parts={partsOfSum(sumOf(counted.map(({ state }) => state)))} />
      </div>
      <VerdictFilters query={query} verdicts={verdicts} change={change} />
      {query.on && query.on === verdicts.day ? (
        <Remark>{text('verdicts.ahead', { day: written.day(query.on) })}</Remark>
      ) : null}
      <div className={styles.list}>
        <VerdictSums query={query} verdicts={verdicts} counted={counted} change={change} />
      </div>
      {query.state === 'not-applicable' ? null : (
        <Section
          id="list"
          title={
            narrowed
              ? text('verdicts.listed', { count: applicable.length })
              : text('edition.counted', { count: applicable.length })
          }
        >
          <VerdictTable
            label={text('verdicts.countedList')}
            items={applicable}
            verdicts={verdicts}
            empty={text('verdicts.nothing')}
          />
        </Section>
      )}
      {!narrowed || query.state === 'not-applicable' ? (
        <Section title={text('edition.leftOut', { count: leftOut.length })} beside={text('edition.leftOutWhy')}>
          <VerdictTable
            label={text('verdicts.leftOutList')}
            items={leftOut}
            verdicts={verdicts}
            empty={text('verdicts.nothingLeftOut')}
          />
        </Section>
      ) : null}
    </>
  )
}
