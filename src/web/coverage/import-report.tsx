import { coveredByWords, extentWords, restsOnWords } from '../../core/coverage/coverage-words.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './import.module.css'
import type { Tried } from './tried-file.ts'

const counts = ['lines', 'supplier', 'shared', 'customer', 'nobody', 'notApplicable'] as const

/** What is taken from a file and what not, by row; then the lines as they would be recorded. */
export function ImportReport({ tried, waiting }: { tried: Tried; waiting: boolean }) {
  const text = useText()
  const { refused, moreRefused, remarks, moreRemarks, editions, lines } = tried
  const about = [tried.supplier, tried.service].filter((one) => one !== '').join(' · ')
  return (
    <div className={styles.report} aria-busy={waiting}>
      <p role="status">
        {text('coverageImport.read', { count: lines })} {about === '' ? '' : text('coverageImport.says', { about })}
      </p>
      {refused.length === 0 && lines > 0 ? <Verdict state="holds">{text('coverageImport.allGood')}</Verdict> : null}
      <ToldRows
        title={text('coverageImport.refused', { count: refused.length + moreRefused })}
        told={refused}
        more={moreRefused}
      />
      <ToldRows
        title={text('coverageImport.remarks', { count: remarks.length + moreRemarks })}
        told={remarks}
        more={moreRemarks}
      />
      {editions.length > 0 ? (
        <SectionTable
          label={text('coverageImport.byEdition')}
          columns={[
            { key: 'edition', head: text('coverageImport.edition') },
            ...counts.map((key) => ({
              ...{ key, head: text(`coverageImport.count.${key}`), number: true },
              cardHead: text(`coverageImport.count.${key}`),
            })),
          ]}
          rows={editions}
          rowKey={({ edition }) => edition}
          cell={(one, column) =>
            column === 'edition' ? (
              <>
                {one.editionName}
                {one.known ? null : <div className="small">{text('coverageImport.unknownEdition')}</div>}
              </>
            ) : (
              one[column as (typeof counts)[number]]
            )
          }
        />
      ) : null}
      <Grounds tried={tried} />
      <Lines tried={tried} />
    </div>
  )
}

function ToldRows({ title, told, more }: { title: string; told: Tried['refused']; more: number }) {
  const text = useText()
  if (told.length === 0) return null
  return (
    <Remark>
      <p>
        <b>{title}</b>
      </p>
      <ul>
        {told.map(({ row, sentence }) => (
          <li key={`${row} ${sentence}`}>{row === 0 ? sentence : text('coverageImport.toldRow', { row, sentence })}</li>
        ))}
      </ul>
      {more > 0 ? <p className="small">{text('coverageImport.more', { count: more })}</p> : null}
    </Remark>
  )
}

function Grounds({ tried: { grounds } }: { tried: Tried }) {
  const text = useText()
  const written = useWritten()
  if (grounds.length === 0) return null
  return (
    <>
      <p>{text('coverageImport.groundsHint')}</p>
      <SectionTable
        label={text('coverageImport.grounds')}
        columns={[
          { key: 'title', head: text('coverageImport.ground') },
          { key: 'body', head: text('coverageImport.body') },
          { key: 'days', head: text('coverageImport.days') },
        ]}
        rows={grounds}
        rowKey={({ kind, title, number, starts, ends }) => [kind, title, number, starts, ends].join(' ')}
        cell={({ kind, title, number, body, type, starts, ends, accredited }, column) =>
          column === 'title' ? (
            <>
              {title} {number}
              <div className="small">
                {written.inLanguage(restsOnWords[kind])}
                {type === null ? '' : `, type ${type}`}
              </div>
            </>
          ) : column === 'body' ? (
            <>
              {body}
              {kind === 'certificate' ? (
                <div className="small">{text(`coverageImport.accredited.${accredited}`)}</div>
              ) : null}
            </>
          ) : (
            text('coverageImport.fromTo', { from: written.day(starts), to: written.day(ends) })
          )
        }
      />
    </>
  )
}

function Lines({ tried: { shown, lines } }: { tried: Tried }) {
  const text = useText()
  const written = useWritten()
  if (shown.length === 0) return null
  return (
    <details>
      <summary>{text('coverageImport.show', { count: shown.length })}</summary>
      <SectionTable
        label={text('coverageImport.linesTaken')}
        columns={[
          { key: 'requirement', head: text('coverageImport.requirement') },
          { key: 'by', head: text('coverageImport.coveredBy') },
          { key: 'restsOn', head: text('coverageImport.rests') },
          { key: 'texts', head: text('coverageImport.texts') },
        ]}
        rows={shown.map((one, place) => ({ ...one, place }))}
        rowKey={({ place }) => String(place)}
        cell={(one, column) =>
          column === 'requirement' ? (
            <>
              {one.requirement}
              <div className="small">{text('coverageImport.where', { edition: one.editionName, row: one.row })}</div>
            </>
          ) : column === 'by' ? (
            <>
              {written.inLanguage(coveredByWords[one.by])}
              {one.extent === 'none' ? null : (
                <div className="small">{written.inLanguage(extentWords[one.extent])}</div>
              )}
            </>
          ) : column === 'restsOn' ? (
            <>
              {one.restsOn === 'none' ? '' : written.inLanguage(restsOnWords[one.restsOn])}
              <div className="small">{one.ground}</div>
            </>
          ) : (
            <>
              <span lang="">{one.statement}</span>
              <div className="small" lang="">
                {one.customerPart}
              </div>
            </>
          )
        }
      />
      {lines > shown.length ? (
        <p className="small">{text('coverageImport.more', { count: lines - shown.length })}</p>
      ) : null}
    </details>
  )
}
