import { useState } from 'react'
import { listPacks } from '../../features/pack/pack.contract.ts'
import { listAudits } from '../../features/reviews/reviews.contract.ts'
import { AuditParts } from '../reviews/audit-parts.tsx'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DataTable, Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { HowToVerify } from './how-to-verify.tsx'
import { BeingMade, MakePackSheet } from './make-pack-sheet.tsx'
import styles from './packs.module.css'
import { useBytes } from './use-bytes.ts'

type Packs = Answer<typeof listPacks>
const pageSize = 25

/** Evidence packs: made for an audit, downloaded, and how an auditor verifies them. */
export function PacksPage() {
  const text = useText()
  const may = useMay('pack:make')
  const [page, setPage] = useState(1)
  // Closed while a pack is being made, the sheet stays, out of sight.
  const [making, setMaking] = useState<'asking' | 'busy' | 'away' | null>(null)
  const answer = useAnswer(listPacks, { query: { page, size: pageSize } }, { keep: true })
  const audits = useAnswer(listAudits, {}, { enabled: may })
  const make = (
    <Button busy={making === 'away'} onPress={() => setMaking('asking')}>
      {text('packs.make')}
    </Button>
  )
  const some = (answer.data?.total ?? 0) > 0
  return (
    <Page title={text('packs.title')} lede={some ? text('packs.lede') : null} action={some && may ? make : null}>
      <AuditParts />
      <div role="status">{making === 'away' ? <BeingMade /> : null}</div>
      <Loaded answer={answer}>
        {(found) =>
          found.total === 0 ? (
            <EmptyPage purpose={text('packs.purpose')} auditor={text('packs.auditor')} step={may ? make : null} />
          ) : (
            <List found={found} onPage={setPage} />
          )
        }
      </Loaded>
      <Section title={text('packs.check')} id="check">
        <HowToVerify />
      </Section>
      {making && audits.error ? <Problem problem={audits.error} retry={() => void audits.refetch()} /> : null}
      {making && audits.data ? (
        <MakePackSheet
          audits={audits.data}
          opened={making !== 'away'}
          onClose={() => setMaking(making === 'busy' ? 'away' : null)}
          onBusy={() => setMaking('busy')}
          onRefused={() => setMaking('asking')}
          onMade={() => setMaking(null)}
        />
      ) : null}
    </Page>
  )
}

type Scope = NonNullable<Packs['items'][number]['scope']>

const scopeText = (text: ReturnType<typeof useText>, { requirements, systems }: Scope) =>
  [
    ...(requirements > 0 ? [text('packs.limitedTo', { count: requirements })] : []),
    ...systems.map(({ name }) => name),
  ].join(', ')

function List({ found, onPage }: { found: Packs; onPage: (page: number) => void }) {
  const text = useText()
  const written = useWritten()
  const bytes = useBytes()
  const { at } = useMoment()
  return (
    <>
      <DataTable
        label={text('packs.list')}
        rows={found.items}
        rowKey={({ id }) => id}
        empty={text('packs.purpose')}
        columns={[
          {
            key: 'what',
            head: text('packs.what'),
            width: 'wide',
            cell: (pack) => (
              <>
                <b lang="">{pack.title}</b>
                <div className="small">
                  {text('packs.made', { who: pack.madeBy, when: written.instant(pack.madeAt) })}
                </div>
                <div className="small">{pack.editions.map(({ name }) => name).join(', ')}</div>
              </>
            ),
          },
          {
            key: 'period',
            head: text('packs.period'),
            cell: ({ from, to }) => (
              <div className={styles.some}>{text('packs.span', { from: written.day(from), to: written.day(to) })}</div>
            ),
          },
          {
            key: 'contents',
            head: text('packs.contents'),
            cell: ({ requirements, scope, sample, files, size }) => (
              <div className={styles.some}>
                {scope ? <div className="small">{text('packs.limited', { what: scopeText(text, scope) })}</div> : null}
                {sample
                  ? text('packs.sample', { count: requirements, seed: sample.seed })
                  : text('packs.all', { count: requirements })}
                <div className="small">{text('packs.files', { count: files, size: bytes(size) })}</div>
              </div>
            ),
          },
          {
            key: 'manifest',
            head: text('packs.manifest'),
            cell: ({ manifest, entry }) => (
              <>
                <code className={styles.hash}>{manifest}</code>
                <div className="small">{text('packs.entry', { number: entry })}</div>
              </>
            ),
          },
          {
            key: 'download',
            head: text('packs.download'),
            // The browser writes it to disk as it comes, whatever its size, and shows how far it is.
            cell: ({ id, title }) =>
              at ? null : (
                <a href={`/api/packs/${id}/file`} download aria-label={text('packs.downloadOf', { title })}>
                  {text('packs.download')}
                </a>
              ),
          },
        ]}
      />
      <Pager page={found.page} size={found.size} total={found.total} onPage={onPage} />
      <p className="small">{text('packs.broken')}</p>
    </>
  )
}
