import type { ReactNode } from 'react'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import styles from './profile.module.css'
import type { Calendar } from './profile.ts'

type Certificate = Calendar['certificates'][number]
type Props = { certificates: readonly Certificate[]; onOpen: ((certificate: Certificate) => void) | null }

const shapes: Record<Certificate['state'], State> = {
  'not-yet': 'open',
  'not-accredited': 'soon',
  valid: 'holds',
  'lapses-soon': 'soon',
  lapsed: 'fails',
}

/** The organisation's own certificates, where each stands and until when. */
export function CertificateTable({ certificates, onOpen }: Props) {
  const text = useText()
  const withdrawn = certificates.filter((one) => one.withdrawn)
  return (
    <>
      <Rows
        certificates={certificates.filter((one) => !one.withdrawn)}
        onOpen={onOpen}
        empty={text('listWhy.certificates')}
      />
      {withdrawn.length > 0 ? (
        <details className={styles.fold}>
          <summary>{text('scope.withdrawn', { count: withdrawn.length })}</summary>
          <Rows certificates={withdrawn} onOpen={onOpen} />
        </details>
      ) : null}
    </>
  )
}

function Rows({ certificates, onOpen, empty }: Props & { empty?: ReactNode }) {
  const text = useText()
  const written = useWritten()
  const cell = (one: Certificate, column: string): ReactNode => {
    switch (column) {
      case 'edition':
        return (
          <>
            {onOpen ? (
              <button type="button" className={styles.open} onClick={() => onOpen(one)}>
                {one.name}
              </button>
            ) : (
              <b>{one.name}</b>
            )}
            {one.scope ? <div className="small">{one.scope}</div> : null}
          </>
        )
      case 'body':
        return (
          <>
            {one.body}
            <div className="small">
              {[one.number, text(`accreditedIs.${one.accredited}`)].filter(Boolean).join(' · ')}
            </div>
          </>
        )
      case 'state':
        return (
          <>
            <Verdict state={shapes[one.state]}>{text(`certificate.${one.state}`)}</Verdict>
            {one.state === 'not-yet' ? null : (
              <div className="small">
                {text(one.state === 'lapsed' ? 'certificate.lapsedOn' : 'certificate.lastDay', {
                  day: written.day(one.ends),
                })}
              </div>
            )}
          </>
        )
      default:
        return one.surveillance.length > 0 ? written.list(one.surveillance.map(written.day)) : null
    }
  }
  return (
    <SectionTable
      label={text('list.certificates')}
      columns={[
        { key: 'edition', head: text('item.certificates.edition') },
        { key: 'body', head: text('item.certificates.body') },
        { key: 'state', head: text('certificate.state') },
        {
          key: 'surveillance',
          head: text('item.certificates.surveillance'),
          cardHead: text('item.certificates.surveillance'),
        },
      ]}
      rows={certificates}
      rowKey={(one) => one.id}
      cell={cell}
      empty={empty}
    />
  )
}
