import { coverageStandingWords, showsWords, standingWords } from '../../core/coverage/standing-words.ts'
import { useLanguage } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { type About, addressOf, type CoverageSum } from './coverage.ts'

const open = ['lapsed', 'customer', 'nobody', 'not-applicable', 'unsaid'] as const

type Props = {
  label: string
  sums: readonly CoverageSum[]
  /** Where each number opens to its list; without it the numbers stand alone. */
  about?: About
  /** Services that may have no system in common are taken together: what one covers it covers for itself alone. */
  together?: boolean
}
const covered = ['directly', 'partly'] as const

/** What is covered of each edition, what is left, and of how many: each number opens to its list. */
export function SumsTable({ label, sums, about, together = false }: Props) {
  const text = useText()
  const language = useLanguage()
  const counted = (edition: string, standing: string, count: number) =>
    about && count > 0 ? <Link to={addressOf(about, edition, standing)}>{count}</Link> : count
  return (
    <SectionTable
      label={label}
      columns={[
        { key: 'edition', head: text('coverage.edition') },
        ...covered.map((key) => {
          const head = together ? standingWords(key, true)[language] : text(`coverage.${key}`)
          return { key, head, number: true, cardHead: head }
        }),
        { key: 'left', head: text('coverage.left'), number: true, cardHead: text('coverage.left') },
        { key: 'of', head: text('coverage.of'), number: true, cardHead: text('coverage.of') },
        { key: 'works', head: text('coverage.worksHead') },
        { key: 'why', head: text('coverage.leftAre') },
      ]}
      rows={sums}
      rowKey={({ edition }) => edition}
      empty={text('coverage.noEditions')}
      cell={({ edition, editionName, counts, works, left, of, excluded }, column) => {
        if (column === 'edition') {
          const name = about ? <Link to={addressOf(about, edition)}>{editionName}</Link> : editionName
          return excluded > 0 ? (
            <>
              {name} <span className="small">{text('coverage.excluded', { count: excluded })}</span>
            </>
          ) : (
            name
          )
        }
        if (column === 'directly' || column === 'partly') return counted(edition, column, counts[column])
        if (column === 'left') return counted(edition, 'left', left)
        if (column === 'of') return of
        if (column === 'works') {
          return covered
            .filter((one) => counts[one] > 0)
            .map((one) => (
              <div key={one} className="small">
                {`${text(`coverage.${one}`).toLowerCase()}: ${works[one]} ${showsWords.works[language]}, `}
                {`${counts[one] - works[one]} ${showsWords.exists[language]}`}
              </div>
            ))
        }
        return (
          <span className="small">
            {open
              .filter((one) => counts[one] > 0)
              .map((one) => `${coverageStandingWords[one][language].toLowerCase()}: ${counts[one]}`)
              .join(' · ')}
          </span>
        )
      }}
    />
  )
}
