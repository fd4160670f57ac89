import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Guard } from './deliveries-section.tsx'
import { PartsTable, type SectionProps } from './papers-sections.tsx'
import styles from './suppliers.module.css'

/** Who works for a supplier, and for whom in turn. */
export function ChainSection(props: SectionProps) {
  const text = useText()
  const written = useWritten()
  return (
    <PartsTable
      {...props}
      kind="subprocessor"
      title={text('suppliers.subprocessors')}
      add={text('suppliers.addSubprocessor')}
      empty={text('suppliers.noSubprocessors')}
      rows={props.supplier.subprocessors}
      nameOf={({ name }) => name}
      columns={[
        {
          key: 'name',
          head: text('suppliers.field.name'),
          cell: (one) => (
            <div className={styles.branch} data-depth={one.depth}>
              {one.knownAs ? <Link to={`/suppliers/${one.knownAs}`}>{one.name}</Link> : <span lang="">{one.name}</span>}
              <div className="small">
                {[
                  one.depth > 0 ? text('suppliers.depth', { count: one.depth }) : null,
                  one.country || null,
                  one.knownName && one.knownName !== one.name
                    ? text('suppliers.ourSupplier', { name: one.knownName })
                    : null,
                  one.running ? null : text('suppliers.noLonger'),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </div>
              {one.what ? (
                <div className="small" lang="">
                  {one.what}
                </div>
              ) : null}
            </div>
          ),
        },
        {
          key: 'phi',
          head: text('suppliers.phi'),
          cell: (one) =>
            one.reachesPhi === null
              ? text('suppliers.phiUnknown')
              : text(one.reachesPhi ? 'suppliers.seesPhi' : 'suppliers.phiNone'),
        },
        {
          key: 'agreed',
          head: text('suppliers.field.agreed'),
          cell: (one) => (
            <Guard
              value={one.agreed}
              yes={text('suppliers.agreedYes')}
              no={text('suppliers.agreedNo')}
              unknown={text('suppliers.agreedUnknown')}
            />
          ),
        },
        {
          key: 'since',
          head: text('suppliers.field.since'),
          cell: (one) => (one.since ? written.day(one.since) : text('suppliers.unknown')),
        },
      ]}
    />
  )
}

/** Whom somebody can ask at a supplier. */
export function ContactsSection(props: SectionProps) {
  const text = useText()
  return (
    <PartsTable
      {...props}
      kind="contact"
      title={text('suppliers.contacts')}
      add={text('suppliers.addContact')}
      empty={text('suppliers.noContacts')}
      rows={props.supplier.contacts}
      nameOf={({ name }) => name}
      columns={[
        { key: 'name', head: text('suppliers.field.name'), cell: ({ name }) => <span lang="">{name}</span> },
        { key: 'role', head: text('suppliers.field.contactRole'), cell: ({ role }) => <span lang="">{role}</span> },
        {
          key: 'reach',
          head: text('suppliers.reachAt'),
          cell: ({ email, phone }) => [email, phone].filter((one) => one !== '').join(' · '),
        },
      ]}
    />
  )
}
