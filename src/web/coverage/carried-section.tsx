import { lossWords } from '../../core/coverage/standing-words.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import own from './coverage.module.css'
import type { CoverageReport } from './coverage.ts'

/** Of which editions the report writes, and what is lost where it is read for one of which it does not write. */
export function CarriedSection({ report }: { report: CoverageReport }) {
  const text = useText()
  const language = useLanguage()
  const { editions, carried } = report
  return (
    <Section title={text('coverage.editions')}>
      <SectionTable
        label={text('coverage.editions')}
        columns={[
          { key: 'edition', head: text('coverage.edition') },
          { key: 'claims', head: text('coverage.lines'), number: true, cardHead: text('coverage.lines') },
          { key: 'told', head: text('coverage.edition'), cardHead: '' },
        ]}
        plain
        rows={editions}
        rowKey={({ edition }) => edition}
        empty={text('coverage.noLines')}
        cell={({ editionName, claims, known, unknown }, column) => {
          if (column === 'edition') return <span lang="">{editionName}</span>
          if (column === 'claims') return text('coverage.linesOf', { count: claims })
          if (!known) return text('coverage.notKnown')
          return unknown > 0 ? text('coverage.unknown', { count: unknown }) : ''
        }}
      />
      {carried.map(({ from, fromName, to, toName, kept, lost }) => (
        <div key={`${from} ${to}`}>
          <h3 className={own.part}>{text('coverage.carriedTo', { from: fromName, to: toName })}</h3>
          <p>{text('coverage.kept', { count: kept })}</p>
          {lost.length > 0 ? (
            <Remark>
              <ul>
                {lost.map(({ loss, requirements }) => (
                  <li key={loss}>
                    {text('coverage.lostCount', { count: requirements.length })}: {lossWords[loss][language]}.{' '}
                    <span className="small">{requirements.join(', ')}</span>
                  </li>
                ))}
              </ul>
            </Remark>
          ) : null}
        </div>
      ))}
    </Section>
  )
}
