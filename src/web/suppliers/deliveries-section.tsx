import { healthPartWords, routeWords, serviceKindWords, wayWords } from '../../core/suppliers/reach-words.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay, useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Verdict } from '../ui/verdict.tsx'
import type { OpenPart } from './part-sheet.tsx'
import type { Supplier } from './supplier.ts'
import styles from './suppliers.module.css'

type Props = { supplier: Supplier; onOpen: (open: OpenPart) => void }
type Service = Supplier['services'][number]

/** The services of a supplier, and what each reaches. */
export function ServicesSection({ supplier, onOpen }: Props) {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  const may = useMay('suppliers:write')
  return (
    <Section
      title={text('suppliers.services')}
      beside={
        may ? (
          <Button look="quiet" small onPress={() => onOpen({ kind: 'service', row: null })}>
            {text('suppliers.addService')}
          </Button>
        ) : null
      }
    >
      {supplier.services.length === 0 ? <p className="small">{text('suppliers.noServices')}</p> : null}
      {supplier.services.map((service) => (
        <div key={service.id} className={styles.service}>
          <div className="row">
            <h3 lang="">{service.name}</h3>
            {may ? (
              <>
                <Button
                  look="bare"
                  small
                  label={text('suppliers.changeOf', { name: service.name })}
                  onPress={() => onOpen({ kind: 'service', row: service })}
                >
                  {text('suppliers.change')}
                </Button>
                {service.running ? (
                  <Button
                    look="bare"
                    small
                    label={`${text('suppliers.addReach')}: ${service.name}`}
                    onPress={() => onOpen({ kind: 'reach', row: null, with: { service: service.id } })}
                  >
                    {text('suppliers.addReach')}
                  </Button>
                ) : null}
              </>
            ) : null}
          </div>
          <p className="small">
            {[
              serviceKindWords[service.kind][language],
              service.canMissHours === null ? null : text('suppliers.canMiss', { count: service.canMissHours }),
              service.starts ? text('suppliers.since', { day: written.day(service.starts) }) : null,
              service.endedOn ? text('suppliers.through', { day: written.day(service.endedOn) }) : null,
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          </p>
          {service.description ? <p lang="">{service.description}</p> : null}
          <Reaches service={service} onOpen={onOpen} />
        </div>
      ))}
    </Section>
  )
}

function Reaches({ service, onOpen }: { service: Service; onOpen: Props['onOpen'] }) {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  const may = useMay('suppliers:write')
  const maySee = useMaySee('assets:read')
  if (service.reaches.length === 0) return <p className="small">{text('suppliers.reachesNothing')}</p>
  return (
    <ul className={styles.reaches}>
      {service.reaches.map((reach) => (
        <li key={reach.id}>
          <div className="row">
            {maySee ? <Link to={`/assets/${reach.asset}`}>{reach.assetName}</Link> : <span>{reach.assetName}</span>}
            <span className="small">{text(`assetKind.${reach.assetKind}`)}</span>
            {may ? (
              <Button
                look="bare"
                small
                label={text('suppliers.changeOf', { name: `${service.name}, ${reach.assetName}` })}
                onPress={() => onOpen({ kind: 'reach', row: reach })}
              >
                {text('suppliers.change')}
              </Button>
            ) : null}
          </div>
          {reach.purpose ? <div lang="">{reach.purpose}</div> : null}
          <div className="small">
            {[
              routeWords[reach.route][language],
              ...reach.ways.map((way) => wayWords[way][language]),
              reach.since ? text('suppliers.since', { day: written.day(reach.since) }) : null,
              reach.endedOn ? text('suppliers.through', { day: written.day(reach.endedOn) }) : null,
            ]
              .filter((one) => one !== null)
              .join(' · ')}
          </div>
          <div className="small">
            {reach.phiParts === null
              ? text('suppliers.phiUnknown')
              : reach.phiParts.length === 0
                ? text('suppliers.phiNone')
                : `${text('suppliers.phi')}: ${reach.phiParts.map((part) => healthPartWords[part][language]).join(', ')}`}
          </div>
          <div className={`row small ${styles.marks}`}>
            {reach.route === 'on-site' || reach.route === 'interface' ? null : (
              <Guard
                value={reach.mfa}
                yes={text('suppliers.mfaYes')}
                no={text('suppliers.mfaNo')}
                unknown={text('suppliers.mfaUnknown')}
              />
            )}
            <Guard
              value={reach.logged}
              yes={text('suppliers.loggedYes')}
              no={text('suppliers.loggedNo')}
              unknown={text('suppliers.loggedUnknown')}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Whether something is guarded: yes, no, or not known. */
export function Guard({
  value,
  yes,
  no,
  unknown,
}: {
  value: boolean | null
  yes: string
  no: string
  unknown: string
}) {
  if (value === null) return <Verdict state="unseen">{unknown}</Verdict>
  return value ? <Verdict state="holds">{yes}</Verdict> : <Verdict state="fails">{no}</Verdict>
}
