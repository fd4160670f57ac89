import { Menu } from '@mantine/core'
import { useNavigate } from 'react-router'
import { openOrganisation } from '../../features/account/account.contract.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './frame.module.css'

/** The organisation on screen; a menu where this person belongs to more than one. */
export function OrganisationSwitch() {
  const text = useText()
  const navigate = useNavigate()
  const { session, call, refresh } = useSession()
  const current = session.organisation
  if (!current) return null
  const others = session.organisations.filter((membership) => membership.organisation !== current.id)
  const operator = session.person?.operator ?? false
  if (others.length === 0 && !operator) {
    return (
      <span className={`${styles.tool} ${styles.organisation}`}>
        <span>{current.name}</span>
      </span>
    )
  }
  const open = async (organisation: string) => {
    await call(openOrganisation, { body: { organisation } })
    await refresh()
    navigate('/')
  }
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 80 }}>
      <Menu.Target>
        <button
          type="button"
          className={`${styles.tool} ${styles.organisation}`}
          aria-label={text('organisation.current', { name: current.name })}
        >
          <span>{current.name}</span>
          <Icon name="down" size={13} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.length > 0 ? <Menu.Label>{text('organisation.switch')}</Menu.Label> : null}
        {others.map((membership) => (
          <Menu.Item key={membership.organisation} onClick={() => void open(membership.organisation)}>
            {membership.name} <span className="small">{text(`role.${membership.role}`)}</span>
          </Menu.Item>
        ))}
        {operator ? (
          <Menu.Item onClick={() => navigate('/organisations/new')}>{text('organisation.new')}</Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
