import { useState } from 'react'
import {
  downloadOwnCoverage,
  withdrawOwnCoverageVersion,
} from '../../features/own-coverage/own-coverage-versions.contract.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { FileButtons } from './file-buttons.tsx'
import styles from './own-coverage.module.css'
import type { OwnCoverage, Version } from './own-coverage.ts'

/** Every version as approved, how it differs from the one before, and its files. */
export function VersionsSection({ coverage }: { coverage: OwnCoverage }) {
  const text = useText()
  const written = useWritten()
  const { call } = useSession()
  const { at } = useMoment()
  const may = useMay('coverage:publish')
  const [withdrawing, setWithdrawing] = useState<Version | null>(null)
  const cell = (version: Version, column: string) => {
    const { number, note, approvedBy, approvedAt, withdrawnAt, shares, sha256, ownText } = version
    const named = text('ownCoverage.numbered', { number })
    switch (column) {
      case 'version':
        return (
          <div className={styles.stack}>
            <b>{named}</b>
            {note ? (
              <span className="small" lang="">
                {note}
              </span>
            ) : null}
            {withdrawnAt ? (
              <Verdict state="none">
                {text('ownCoverage.versionWithdrawn', { day: written.dayOf(withdrawnAt) })}
              </Verdict>
            ) : null}
          </div>
        )
      case 'approved':
        return (
          <div className={styles.stack}>
            <span>{approvedBy}</span>
            <span className="small">{written.instant(approvedAt)}</span>
            {ownText ? <span className="small">{text('ownCoverage.ownText')}</span> : null}
          </div>
        )
      case 'shares':
        return text('ownCoverage.readersNow', { count: shares })
      case 'files':
        return (
          <div className={styles.stack}>
            <FileButtons
              what={named}
              get={(format) =>
                call(downloadOwnCoverage, { params: { id: coverage.id }, query: { format, version: number }, at })
              }
            />
            <span className={styles.hash}>{sha256.slice(0, 16)}…</span>
          </div>
        )
      default:
        return (
          <div className={`${styles.stack} ${styles.acts}`}>
            {number > 1 ? (
              <Link to={`/own-coverage/${coverage.id}/difference?from=${number - 1}&to=${number}`}>
                {text('ownCoverage.compareBefore', { number: number - 1 })}
              </Link>
            ) : null}
            {may && withdrawnAt === null ? (
              <Button look="bare" small onPress={() => setWithdrawing(version)}>
                {text('ownCoverage.withdrawVersion')}
              </Button>
            ) : null}
          </div>
        )
    }
  }
  return (
    <Section title={text('ownCoverage.versions')}>
      <SectionTable
        label={text('ownCoverage.versions')}
        columns={[
          { key: 'version', head: text('ownCoverage.version') },
          { key: 'approved', head: text('ownCoverage.approvedBy'), cardHead: text('ownCoverage.approvedBy') },
          { key: 'shares', head: text('ownCoverage.shares'), cardHead: text('ownCoverage.shares') },
          { key: 'files', head: text('ownCoverage.files') },
          { key: 'acts', head: text('ownCoverage.compare') },
        ]}
        rows={coverage.versions}
        rowKey={({ id }) => id}
        cell={cell}
        empty={text('ownCoverage.noVersion')}
      />
      {withdrawing ? (
        <ConfirmSheet
          contract={withdrawOwnCoverageVersion}
          of={withdrawing}
          title={text('ownCoverage.withdrawVersion')}
          explain={text('ownCoverage.withdrawVersionExplain')}
          onClose={() => setWithdrawing(null)}
        />
      ) : null}
    </Section>
  )
}
