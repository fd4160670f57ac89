import { useState } from 'react'
import { coveredByWords, restsOnWords } from '../../core/coverage/coverage-words.ts'
import { coveredBy } from '../../core/coverage/facts.ts'
import { groundMarkWords } from '../../core/coverage/ground-words.ts'
import { coverageStandingWords, strengthWords } from '../../core/coverage/standing-words.ts'
import { coverageStandings } from '../../core/coverage/sums.ts'
import { listCoverageClaims, removeCoverageClaim } from '../../features/coverage/coverage.contract.ts'
import styles from '../own-coverage/own-coverage.module.css'
import { TypedSearch } from '../own-coverage/typed-search.tsx'
import { useListQuery } from '../own-coverage/use-list-query.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { type DataColumn, DataTable, Pager } from '../ui/data-table.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { type CoverageLine, type CoverageReport, shapeOf } from './coverage.ts'
import { LineSheet } from './line-sheet.tsx'

const size = 50

/** What the report says of each requirement; its texts as far as the terms allow. */
export function LinesSection({ report }: { report: CoverageReport }) {
  const text = useText()
  const language = useLanguage()
  const may = useMay('suppliers:write') && report.texts && report.state !== 'withdrawn'
  const { among, search, page, change, type } = useListQuery('line')
  const by = among('by', coveredBy)
  const standing = among('standing', coverageStandings)
  const edition = among(
    'edition',
    report.editions.map((one) => one.edition),
  )
  const query = { text: search, by, standing, edition, page, size }
  const answer = useAnswer(listCoverageClaims, { params: { id: report.id }, query }, { keep: true })
  const [open, setOpen] = useState<CoverageLine | 'new' | null>(null)
  const [gone, setGone] = useState<CoverageLine | null>(null)
  const columns = useColumns(may, setOpen, setGone)
  const all = { value: '', label: text('coverage.all') }
  const field = (name: string, value: string | undefined) => ({
    ...{ name, value: value ?? '', error: undefined },
    onChange: (chosen: string) => change({ [name]: chosen || undefined }),
  })
  return (
    <Section
      title={text('coverage.lines')}
      beside={
        may ? (
          <Button look="quiet" small onPress={() => setOpen('new')}>
            {text('coverage.addLine')}
          </Button>
        ) : null
      }
    >
      {report.claims > 0 ? (
        <search className={styles.filters} aria-label={text('coverage.filters')}>
          <TypedSearch value={search ?? ''} change={type} />
          {report.editions.length > 1 ? (
            <SelectField
              label={text('coverage.edition')}
              choices={[all, ...report.editions.map((one) => ({ value: one.edition, label: one.editionName }))]}
              field={field('edition', edition)}
            />
          ) : null}
          <SelectField
            label={text('coverage.by')}
            choices={[all, ...coveredBy.map((one) => ({ value: one, label: coveredByWords[one][language] }))]}
            field={field('by', by)}
          />
          <SelectField
            label={text('coverage.standing')}
            choices={[
              all,
              ...coverageStandings
                .filter((one) => one !== 'unsaid')
                .map((one) => ({ value: one, label: coverageStandingWords[one][language] })),
            ]}
            field={field('standing', standing)}
          />
        </search>
      ) : null}
      <Loaded answer={answer}>
        {(found) => (
          <>
            <p className="unseen" role="status">
              {answer.isPlaceholderData ? '' : text('search.found', { count: found.total })}
            </p>
            <DataTable
              label={text('coverage.lines')}
              rows={found.items}
              rowKey={({ id }) => id}
              columns={columns}
              waiting={answer.isPlaceholderData}
              empty={text(report.claims === 0 ? 'coverage.noLines' : 'coverage.nothingFound')}
            />
            <Pager page={page} size={size} total={found.total} onPage={(to) => change({ page: to })} />
          </>
        )}
      </Loaded>
      {open ? <LineSheet report={report} line={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
      {gone ? <RemoveLine report={report} line={gone} onClose={() => setGone(null)} /> : null}
    </Section>
  )
}

function RemoveLine({ report, line, onClose }: { report: CoverageReport; line: CoverageLine; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const remove = useCommand(removeCoverageClaim)
  const act = async () => {
    await remove.mutateAsync({ params: { id: report.id, claim: line.id }, ifMatch: line.revision })
    announce(text('coverage.lineRemoved'))
    onClose()
  }
  return (
    <Question
      opened
      title={text('coverage.removeLineTitle', { requirement: line.requirement })}
      act={text('coverage.removeLine')}
      busy={remove.isPending}
      problem={remove.error}
      onAct={() => void act().catch(() => undefined)}
      onClose={onClose}
    >
      {text('coverage.removeLineExplain')}
    </Question>
  )
}

function useColumns(
  may: boolean,
  onChange: (line: CoverageLine) => void,
  onRemove: (line: CoverageLine) => void,
): DataColumn<CoverageLine>[] {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  return [
    {
      key: 'requirement',
      head: text('coverage.requirement'),
      cell: ({ requirement, title, editionName, reference }) => (
        <div className={styles.stack}>
          <b>
            {requirement} {title[language]}
          </b>
          <span className="small" lang="">
            {[editionName, reference].filter(Boolean).join(' · ')}
          </span>
        </div>
      ),
    },
    {
      key: 'standing',
      head: text('coverage.standing'),
      cell: ({ by, standing, through }) => (
        <div className={styles.stack}>
          <Verdict state={shapeOf[standing]}>{coverageStandingWords[standing][language]}</Verdict>
          <span className="small">{text('coverage.byWhom', { who: coveredByWords[by][language].toLowerCase() })}</span>
          {through ? <span className="small">{text('coverage.throughDay', { day: written.day(through) })}</span> : null}
        </div>
      ),
    },
    {
      key: 'ground',
      head: text('coverage.restsOn'),
      named: true,
      cell: ({ restsOn, ground, strength, marks, place }) => (
        <div className={styles.stack}>
          {restsOn === 'none' ? null : <span lang="">{ground === '' ? restsOnWords[restsOn][language] : ground}</span>}
          {restsOn === 'none' ? null : <span className="small">{strengthWords[strength][language]}</span>}
          {marks.map((mark) => (
            <span key={mark} className="small">
              {groundMarkWords[mark][language]}
            </span>
          ))}
          {place ? (
            <span className="small" lang="">
              {place}
            </span>
          ) : null}
        </div>
      ),
    },
    {
      key: 'texts',
      head: text('coverage.says'),
      width: 'wide',
      cell: (line) => (
        <div className={styles.stack}>
          <Words line={line} />
          {may ? (
            <div className="row screen-only">
              <Button
                look="bare"
                small
                label={text('coverage.changeLineOf', { requirement: line.requirement })}
                onPress={() => onChange(line)}
              >
                {text('coverage.changeShort')}
              </Button>
              <Button
                look="bare"
                small
                label={text('coverage.removeLineOf', { requirement: line.requirement })}
                onPress={() => onRemove(line)}
              >
                {text('coverage.removeLine')}
              </Button>
            </div>
          ) : null}
        </div>
      ),
    },
  ]
}

/** What the report says in words, where the terms give it. */
function Words({ line: { statement, customerPart } }: { line: CoverageLine }) {
  const text = useText()
  if (statement === null) return <span className="small">{text('coverage.withheld')}</span>
  return (
    <>
      <span className={styles.prose} lang="">
        {statement}
      </span>
      {customerPart ? (
        <span className={styles.prose}>
          <b>{text('coverage.customerPartIs')}</b> <span lang="">{customerPart}</span>
        </span>
      ) : null}
    </>
  )
}
