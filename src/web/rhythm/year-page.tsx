import { useMemo } from 'react'
import { dueKinds } from '../../core/rhythm/due-kinds.ts'
import { kindWords } from '../../core/rhythm/due-words.ts'
import { addDays, type Day } from '../../core/time/day.ts'
import { readYear } from '../../features/rhythm/rhythm.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSearch } from '../session/search.ts'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { FeedsSection } from './feeds-section.tsx'
import { MonthCard, TurnLegend, useMonthName } from './month-card.tsx'
import styles from './rhythm.module.css'
import { type Whose, whoses } from './rhythm.ts'
import { RhythmParts } from './rhythm-parts.tsx'
import { usePrinting } from './use-printing.ts'
import { WhoseChoice } from './whose-choice.tsx'
import yearStyles from './year.module.css'
import { monthsLater, monthsOf, parseMonth } from './year-months.ts'

/** Twelve months with all that is due or was done, every turn of what recurs; and the way to see it in a calendar of one's own. */
export function YearPage() {
  const text = useText()
  const written = useWritten()
  const monthName = useMonthName()
  const printing = usePrinting()
  const { at, today } = useMoment()
  const mayFollow = useMay('tasks:follow')
  const [search, setSearch] = useSearch()
  const now = (at ?? today).slice(0, 7)
  const first = parseMonth(search.get('from')) ?? now
  const whose = whoses.find((one) => one === search.get('whose')) ?? 'all'
  const kind = dueKinds.find((one) => one === search.get('kind'))
  const from = `${first}-01`
  const through = addDays(`${monthsLater(first, 12)}-01` as Day, -1)
  const answer = useAnswer(readYear, { query: { whose, kind, from, through } }, { keep: true })
  const items = answer.data?.items
  const months = useMemo(() => monthsOf(first, items ?? []), [first, items])
  const change = (name: 'from' | 'whose' | 'kind', value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        if (value === '' || (name === 'from' && value === now) || (name === 'whose' && value === 'all'))
          after.delete(name)
        else after.set(name, value)
        return after
      },
      { preventScrollReset: true },
    )
  const stretch = { from: monthName(first), until: monthName(monthsLater(first, 11)) }
  const nothing = answer.data !== undefined && answer.data.items.length === 0
  const plain = whose === 'all' && kind === undefined && first === now
  const empty = nothing && plain && at === null
  return (
    <Page
      title={text('year.title')}
      lede={answer.data && !(nothing && plain) ? <RichText name="year.lede" values={stretch} /> : null}
      action={
        nothing && plain ? null : (
          <Button look="quiet" onPress={() => window.print()}>
            {text('year.print')}
          </Button>
        )
      }
    >
      <RhythmParts />
      {empty ? null : (
        <search className="screen-only" aria-label={text('tasks.filters')}>
          <WhoseChoice
            value={whose}
            onChange={(value: Whose) => change('whose', value)}
            words={whoses.map((value) => ({ value, label: text(`whose.${value}`) }))}
          />
          <div className={styles.filters}>
            <SelectField
              label={text('tasks.kind')}
              choices={[
                { value: '', label: text('measures.all') },
                ...dueKinds.map((value) => ({ value: value as string, label: written.inLanguage(kindWords[value]) })),
              ]}
              field={{ name: 'kind', value: kind ?? '', onChange: (value) => change('kind', value), error: undefined }}
            />
            <div className={`row ${styles.turning}`}>
              <Button look="quiet" small onPress={() => change('from', monthsLater(first, -12))}>
                {text('year.earlier')}
              </Button>
              <Button look="quiet" small onPress={() => change('from', monthsLater(first, 12))}>
                {text('year.later')}
              </Button>
              {first === now ? null : (
                <Button look="bare" small onPress={() => change('from', now)}>
                  {text('year.now')}
                </Button>
              )}
            </div>
          </div>
        </search>
      )}
      {answer.error && answer.data ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <Loaded answer={answer}>
        {(year) =>
          empty ? (
            <EmptyPage
              purpose={text('year.purpose')}
              auditor={text('year.auditor')}
              step={<ButtonLink to="/tasks/duties">{text('year.toDuties')}</ButtonLink>}
            />
          ) : nothing ? (
            <p>{text('year.nothing')}</p>
          ) : (
            <>
              {year.leftOut > 0 ? <Remark>{text('year.leftOut', { count: year.leftOut })}</Remark> : null}
              <TurnLegend />
              <ol className={yearStyles.year} data-waiting={answer.isPlaceholderData || undefined}>
                {months.map((month) => (
                  <MonthCard key={month.month} month={month} today={year.today} all={printing} />
                ))}
              </ol>
            </>
          )
        }
      </Loaded>
      {mayFollow && !empty ? <FeedsSection /> : null}
    </Page>
  )
}
