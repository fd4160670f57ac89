import type { ReactNode } from 'react'
import { listEditions } from '../../features/standards/standards.contract.ts'
import { readPaper } from '../../features/suppliers/supplier-papers.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import type { OpenPart } from './part-sheet.tsx'
import type { PartKind, Supplier } from './supplier.ts'

export type SectionProps = { supplier: Supplier; onOpen: (open: OpenPart) => void }
type Row = { id: string; revision: number }
type TableProps<R extends Row> = SectionProps & {
  kind: PartKind
  title: string
  add: string
  empty: string
  columns: { key: string; head: string; cell: (row: R) => ReactNode }[]
  rows: readonly R[]
  nameOf: (row: R) => string
}

/** What hangs on a supplier as a table, with the way to change each. */
export function PartsTable<R extends Row>({ kind, title, add, empty, columns, rows, nameOf, onOpen }: TableProps<R>) {
  const text = useText()
  const may = useMay('suppliers:write')
  const cells = new Map(columns.map(({ key, cell }) => [key, cell]))
  return (
    <Section
      title={title}
      beside={
        may ? (
          <Button look="quiet" small onPress={() => onOpen({ kind, row: null })}>
            {add}
          </Button>
        ) : null
      }
    >
      <SectionTable
        label={title}
        columns={[
          ...columns.map(({ key, head }) => ({ key, head, cardHead: head })),
          ...(may ? [{ key: 'act', head: <span className="unseen">{text('suppliers.change')}</span> }] : []),
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
        cell={(row, column) =>
          column === 'act' ? (
            <Button
              look="bare"
              small
              label={text('suppliers.changeOf', { name: nameOf(row) })}
              onPress={() => onOpen({ kind, row })}
            >
              {text('suppliers.change')}
            </Button>
          ) : (
            cells.get(column)?.(row)
          )
        }
      />
    </Section>
  )
}

/** The way to the file of a paper. */
function FileOf({ supplier, part, name }: { supplier: string; part: string; name: string }) {
  const text = useText()
  const { call } = useSession()
  const { at } = useMoment()
  if (name === '') return null
  return (
    <div>
      <Button
        look="bare"
        small
        label={text('suppliers.downloadOf', { name })}
        onPress={() => void call(readPaper, { params: { id: supplier, part }, at }).then(keepFile)}
      >
        {name}
      </Button>
    </div>
  )
}

const agreementStates = {
  'not-signed': 'open',
  'not-yet': 'open',
  holds: 'holds',
  replaced: 'none',
  ended: 'fails',
} as const satisfies Record<string, State>

/** Processor agreements, newest first. */
export function AgreementsSection({ supplier, onOpen }: SectionProps) {
  const text = useText()
  const written = useWritten()
  const nameOfService = new Map(supplier.services.map(({ id, name }) => [id, name]))
  return (
    <PartsTable
      {...{ supplier, onOpen }}
      kind="agreement"
      title={text('suppliers.agreements')}
      add={text('suppliers.addAgreement')}
      empty={text('suppliers.noAgreements')}
      rows={supplier.agreements}
      nameOf={({ version }) => version || text('suppliers.agreements')}
      columns={[
        {
          key: 'version',
          head: text('suppliers.field.version'),
          cell: (one) => (
            <>
              {one.version || text('suppliers.unknown')}
              <div className="small">
                {text(`suppliers.model.${one.model}`)} {one.modelEdition}
              </div>
              <FileOf supplier={supplier.id} part={one.id} name={one.fileName} />
            </>
          ),
        },
        {
          key: 'state',
          head: text('suppliers.state'),
          cell: (one) => (
            <Verdict state={agreementStates[one.state]}>{text(`suppliers.agreementState.${one.state}`)}</Verdict>
          ),
        },
        {
          key: 'term',
          head: text('suppliers.term'),
          cell: (one) => (
            <>
              {term(written, one.starts, one.ends, text)}
              <div className="small">
                {one.signedOn ? text('suppliers.signedOn', { day: written.day(one.signedOn) }) : null}
              </div>
            </>
          ),
        },
        {
          key: 'what',
          head: text('suppliers.agreed'),
          cell: (one) => (
            <span className="small">
              {[
                one.services.length === 0
                  ? text('suppliers.allServices')
                  : one.services.map((id) => nameOfService.get(id) ?? '').join(', '),
                one.breachHours === null
                  ? text('suppliers.noBreachHours')
                  : text('suppliers.breachIn', { count: one.breachHours }),
                ...(['securityAnnex', 'auditRight', 'returnDestruction', 'subprocessorsNamed'] as const)
                  .filter((key) => one[key] !== true)
                  .map((key) =>
                    text(one[key] === null ? 'suppliers.notLooked' : 'suppliers.without', {
                      what: text(`suppliers.field.${key}`),
                    }),
                  ),
              ].join(' · ')}
            </span>
          ),
        },
      ]}
    />
  )
}

type Written = ReturnType<typeof useWritten>
const term = (written: Written, starts: string, ends: string | null, text: ReturnType<typeof useText>) =>
  ends === null
    ? text('suppliers.since', { day: written.day(starts) })
    : text('suppliers.fromThrough', { from: written.day(starts), through: written.day(ends) })

const contractStates = { 'not-yet': 'open', runs: 'holds', ended: 'fails' } as const satisfies Record<string, State>

/** Contracts with the next day on which notice can be given. */
export function ContractsSection({ supplier, onOpen }: SectionProps) {
  const text = useText()
  const written = useWritten()
  return (
    <PartsTable
      {...{ supplier, onOpen }}
      kind="contract"
      title={text('suppliers.contracts')}
      add={text('suppliers.addContract')}
      empty={text('suppliers.noContracts')}
      rows={supplier.contracts}
      nameOf={({ title }) => title}
      columns={[
        {
          key: 'title',
          head: text('suppliers.field.title'),
          cell: (one) => (
            <>
              <span lang="">{one.title}</span> <span className="small">{one.number}</span>
              <FileOf supplier={supplier.id} part={one.id} name={one.fileName} />
            </>
          ),
        },
        {
          key: 'state',
          head: text('suppliers.state'),
          cell: (one) => (
            <Verdict state={contractStates[one.state]}>{text(`suppliers.contractState.${one.state}`)}</Verdict>
          ),
        },
        {
          key: 'term',
          head: text('suppliers.term'),
          cell: (one) => term(written, one.starts, one.term?.ends ?? one.ends, text),
        },
        {
          key: 'notice',
          head: text('suppliers.noticeBy'),
          cell: (one) =>
            one.term ? (
              <>
                {written.day(one.term.noticeBy)}
                <div className="small">{one.term.renews ? text('suppliers.renews') : null}</div>
              </>
            ) : (
              text('suppliers.noEnd')
            ),
        },
      ]}
    />
  )
}

const certificateStates = {
  ...{ 'not-yet': 'open', 'not-accredited': 'part', valid: 'holds', 'lapses-soon': 'soon' },
  ...{ lapsed: 'fails', revoked: 'fails' },
} as const satisfies Record<string, State>

/** Certificates of a supplier. */
export function CertificatesSection({ supplier, onOpen }: SectionProps) {
  const text = useText()
  const written = useWritten()
  const known = useAnswer(listEditions, {}, { keep: true }).data?.items ?? []
  const nameOf = ({ edition }: { edition: string }) => known.find(({ id }) => id === edition)?.name ?? edition
  return (
    <PartsTable
      {...{ supplier, onOpen, nameOf }}
      kind="certificate"
      title={text('suppliers.certificates')}
      add={text('suppliers.addCertificate')}
      empty={text('suppliers.noCertificates')}
      rows={supplier.certificates}
      columns={[
        {
          key: 'edition',
          head: text('suppliers.field.edition'),
          cell: (one) => (
            <>
              {nameOf(one)} <span className="small">{one.number}</span>
              <div className="small" lang="">
                {one.scope}
              </div>
              <FileOf supplier={supplier.id} part={one.id} name={one.fileName} />
            </>
          ),
        },
        {
          key: 'state',
          head: text('suppliers.state'),
          cell: (one) => (
            <Verdict state={certificateStates[one.state]}>{text(`suppliers.certificateState.${one.state}`)}</Verdict>
          ),
        },
        { key: 'term', head: text('suppliers.term'), cell: (one) => term(written, one.starts, one.ends, text) },
        {
          key: 'body',
          head: text('suppliers.field.body'),
          cell: (one) => (
            <>
              <span lang="">{one.body}</span>
              <div className="small">{text(`suppliers.accredited.${one.accredited}`)}</div>
              <div className="small">
                {one.checkedOn
                  ? text('suppliers.checked', { day: written.day(one.checkedOn), where: one.checkedWhere })
                  : text('suppliers.notChecked')}
              </div>
            </>
          ),
        },
      ]}
    />
  )
}
