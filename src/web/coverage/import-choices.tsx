import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { coverageFields } from '../../core/coverage/coverage-fields.ts'
import { coveredByWords, restsOnWords } from '../../core/coverage/coverage-words.ts'
import { coveredBy, restingOn } from '../../core/coverage/facts.ts'
import { readCoverageChoices } from '../../features/coverage/coverage.contract.ts'
import { ColumnChoice } from '../list-import/column-choice.tsx'
import { useAnswer } from '../session/answers.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import styles from './import.module.css'
import type { Asked, Tried } from './tried-file.ts'

type Props = { tried: Tried; asked: Asked; onChange: (next: Asked) => void }

/** What somebody can choose about a file, by what it turned out to be; one of ours needs no choice. */
export function ImportChoices(props: Props) {
  if (props.tried.form === 'list') return <ListChoices {...props} />
  if (props.tried.form === 'caiq') return <Targets {...props} />
  if (props.tried.form === 'oscal') return <Sources {...props} />
  return null
}

function useEditions() {
  const choices = useAnswer(readCoverageChoices, {})
  return (choices.data?.editions ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

function ListChoices({ tried, asked, onChange }: Props) {
  const text = useText()
  const language = useLanguage()
  const editions = useEditions()
  const heading = language === 'nl' ? 0 : 1
  const field = <T extends string>(name: 'edition' | 'by' | 'restsOn', choices: readonly T[]) => ({
    ...{ name, value: asked[name] ?? '', error: undefined },
    onChange: (value: string) => onChange({ ...asked, [name]: choices.find((one) => one === value) ?? null }),
  })
  const none = { value: '', label: text('coverageImport.refuse') }
  return (
    <>
      <Section title={text('coverageImport.columns')} beside={text('coverageImport.columnsHint')}>
        <ColumnChoice
          columns={tried.columns}
          chosen={asked.columns}
          choices={coverageFields.map(({ key, headings }) => ({ value: key, label: headings[heading] ?? key }))}
          onChange={(columns) => onChange({ ...asked, columns: columns as Asked['columns'] })}
        />
      </Section>
      <Section title={text('coverageImport.options')} beside={text('coverageImport.optionsHint')}>
        <div className={styles.options}>
          <SelectField
            label={text('coverageImport.edition')}
            choices={[none, ...editions]}
            field={field(
              'edition',
              editions.map(({ value }) => value),
            )}
          />
          <SelectField
            label={text('coverageImport.by')}
            choices={[none, ...coveredBy.map((one) => ({ value: one, label: coveredByWords[one][language] }))]}
            field={field('by', coveredBy)}
          />
          <SelectField
            label={text('coverageImport.restsOn')}
            choices={[
              { value: '', label: restsOnWords['own-statement'][language] },
              ...restingOn
                .filter((one) => one !== 'own-statement')
                .map((one) => ({ value: one, label: restsOnWords[one][language] })),
            ]}
            field={field('restsOn', restingOn)}
          />
        </div>
      </Section>
    </>
  )
}

/** Of OSCAL of others: for which edition each source is taken. */
function Sources({ tried, asked, onChange }: Props) {
  const text = useText()
  const editions = useEditions()
  // Until the server says what the words of a source come to, one that was set back shows that it is set back.
  const [setBack, putSetBack] = useState<readonly { source: string; shown: Tried }[]>([])
  const takenFor = (source: string) =>
    asked.editions.find((one) => one.source === source)?.edition ??
    (setBack.some((one) => one.source === source && one.shown === tried) ? '' : undefined)
  return (
    <Section title={text('coverageImport.sources')} beside={text('coverageImport.sourcesHint')}>
      <SectionTable
        label={text('coverageImport.sources')}
        columns={[
          { key: 'source', head: text('coverageImport.source') },
          { key: 'count', head: text('coverageImport.lines'), number: true, cardHead: text('coverageImport.lines') },
          { key: 'edition', head: text('coverageImport.takenFor'), cardHead: text('coverageImport.takenFor') },
        ]}
        rows={tried.sources}
        rowKey={({ source }) => source}
        cell={({ source, count, edition }, column) =>
          column === 'source' ? (
            <span className={styles.long}>{source}</span>
          ) : column === 'count' ? (
            count
          ) : (
            <SelectField
              label={<span className="unseen">{text('coverageImport.takenForOf', { name: source })}</span>}
              choices={[{ value: '', label: text('coverageImport.asWords') }, ...editions]}
              field={{
                ...{ name: source, value: takenFor(source) ?? edition, error: undefined },
                onChange: (value) => {
                  if (value === '') putSetBack([...setBack, { source, shown: tried }])
                  onChange({
                    ...asked,
                    editions: [
                      ...asked.editions.filter((one) => one.source !== source),
                      ...(value === '' ? [] : [{ source, edition: value }]),
                    ],
                  })
                },
              }}
            />
          )
        }
      />
    </Section>
  )
}

/** Of CAIQ: for which requirements each control of the matrix is taken. */
function Targets({ tried, asked, onChange }: Props) {
  const text = useText()
  const rows = tried.targets.map((read) => ({
    ...read,
    to: asked.targets.find(({ from }) => from === read.from)?.to ?? read.to,
  }))
  const choose = (from: string, written: string) => {
    const to = written.split(/[\s,;]+/).filter((one) => one !== '')
    const others = asked.targets.filter((one) => one.from !== from)
    onChange({ ...asked, targets: [...others, { from, to }] })
  }
  return (
    <Section title={text('coverageImport.targets')} beside={text('coverageImport.targetsHint')}>
      <details>
        <summary>{text('coverageImport.showTargets', { count: tried.targets.length })}</summary>
        <SectionTable
          label={text('coverageImport.targets')}
          columns={[
            { key: 'from', head: text('coverageImport.control') },
            { key: 'questions', head: text('coverageImport.questions'), number: true },
            { key: 'to', head: text('coverageImport.takenFor') },
          ]}
          rows={rows}
          rowKey={({ from }) => from}
          cell={({ from, to, questions }, column) =>
            column === 'from' ? (
              <b>{from}</b>
            ) : column === 'questions' ? (
              questions
            ) : (
              <TextInput
                key={to.join(' ')}
                aria-label={text('coverageImport.takenForOf', { name: from })}
                defaultValue={to.join(', ')}
                onBlur={(event) => {
                  if (event.currentTarget.value.trim() !== to.join(', ')) choose(from, event.currentTarget.value)
                }}
              />
            )
          }
        />
      </details>
    </Section>
  )
}
