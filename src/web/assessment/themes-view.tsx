import { useState } from 'react'
import { axes } from '../../core/assessment/sheets.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Radar } from './radar.tsx'
import styles from './result.module.css'
import type { Result } from './result.ts'
import { percentOf } from './words.ts'

type Theme = Result['themes'][number]
const measures = ['answers', 'maturity'] as const
const mostOnRadar = 16

/** How each theme stands in design, existence and operation: as a radar, and the same in a table. */
export function ThemesView({ result }: { result: Result }) {
  const text = useText()
  const written = useWritten()
  const rated = result.themes.some((theme) => axes.some((axis) => theme[axis].ratings > 0))
  const [measure, setMeasure] = useState<(typeof measures)[number] | null>('answers')
  const byAnswers = measure === 'answers'
  const shareOf = (theme: Theme, axis: (typeof axes)[number]) =>
    byAnswers ? theme[axis].answered : theme[axis].rated === null ? null : theme[axis].rated / 5
  const numberings = [...new Set(result.themes.map(({ key }) => key.slice(0, 4)))]
  const field = { name: 'measure', value: measure, onChange: setMeasure, error: undefined }
  return (
    <>
      <ChoiceField
        label={text('themes.measure')}
        field={field}
        choices={measures.map((one) => ({
          value: one,
          label: text(`themes.${one}`),
          hint: text(`themes.hint.${one}`),
        }))}
      />
      {!byAnswers && !rated ? <p className={styles.none}>{text('themes.nobodyRated')}</p> : null}
      {numberings.map((numbering) => {
        const themes = result.themes.filter(({ key }) => key.startsWith(numbering))
        return (
          <Section
            key={numbering}
            title={numberings.length > 1 ? text('themes.numbering', { year: numbering }) : text('themes.title')}
          >
            <div className={styles.beside}>
              {themes.length >= 3 && themes.length <= mostOnRadar ? (
                <figure className={styles.figure}>
                  <Radar
                    labels={themes.map(shortName)}
                    lines={axes.map((key) => ({ key, values: themes.map((theme) => shareOf(theme, key)) }))}
                  />
                  <figcaption className={styles.lines}>
                    {axes.map((axis) => (
                      <span key={axis} className={styles[axis]}>
                        <svg viewBox="0 0 34 10" aria-hidden="true">
                          <line x1="1" y1="5" x2="33" y2="5" />
                        </svg>
                        {text(`axis.${axis}`)}
                      </span>
                    ))}
                  </figcaption>
                </figure>
              ) : null}
              <SectionTable
                label={text('themes.title')}
                columns={[
                  { key: 'theme', head: text('statement.theme') },
                  ...axes.map((key) => ({
                    key,
                    head: text(`axis.${key}`),
                    number: true,
                    cardHead: text(`axis.${key}`),
                  })),
                  { key: 'counted', head: text('themes.counted'), cardHead: text('themes.counted') },
                ]}
                rows={themes}
                rowKey={({ key }) => key}
                cell={(theme, column) => {
                  if (column === 'theme')
                    return (
                      <>
                        <b>{shortName(theme)}</b> {theme.name}
                      </>
                    )
                  if (column === 'counted') {
                    const sum = (of: 'counted' | 'leftOut' | 'ratings') =>
                      axes.reduce((total, axis) => total + theme[axis][of], 0)
                    return byAnswers
                      ? text('themes.countedAnswers', { count: sum('counted'), out: sum('leftOut') })
                      : text('themes.countedRatings', { count: sum('ratings') })
                  }
                  const { answered, rated: mean } = theme[column as (typeof axes)[number]]
                  if (byAnswers) return answered === null ? '–' : `${percentOf(answered)}%`
                  return mean === null ? '–' : written.number(Math.round(mean * 10) / 10)
                }}
              />
            </div>
            <p className="small">{text(byAnswers ? 'themes.explainAnswers' : 'themes.explainMaturity')}</p>
          </Section>
        )
      })}
    </>
  )
}

// Chapters are known by their number, the four themes of controls by the number with which theirs begin.
const firstNumbers: Record<string, string> = { organizational: '5', people: '6', physical: '7', technological: '8' }

/** '9' for a clause and 'A.5' for controls, as the field names them: what fits beside a radar. */
function shortName({ key }: Theme): string {
  const [, kind = '', id = ''] = key.split('/')
  return kind === 'clause' ? id : `A.${firstNumbers[id] ?? id}`
}
