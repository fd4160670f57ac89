import { Menu, useMantineColorScheme } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { signOut } from '../../features/account/account.contract.ts'
import { countLeftBehind, dropLeftBehind } from '../session/left-behind.ts'
import { useGo } from '../session/link.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './frame.module.css'

const LeaveUnsent = lazy(async () => ({ default: (await import('./leave-unsent.tsx')).LeaveUnsent }))
const schemes = ['auto', 'light', 'dark'] as const

/** Who is signed in: account, appearance, and the way out. */
export function PersonMenu() {
  const text = useText()
  const go = useGo()
  const { session, call } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [asking, setAsking] = useState(0)
  const person = session.person
  if (!person) return null
  const leave = async (forget = false) => {
    await call(signOut, {})
    if (forget) dropLeftBehind(person.id, localStorage)
    // A new page from the server: nothing of this person stays behind in the memory of the browser.
    window.location.assign('/sign-in')
  }
  const unsent = () => countLeftBehind(person.id, localStorage)
  return (
    <>
      <Menu position="bottom-end" width={240} transitionProps={{ duration: 80 }}>
        <Menu.Target>
          <button type="button" className={styles.tool} aria-label={text('person.menu', { name: person.name })}>
            <Icon name="person" size={18} />
            <span className={styles.wide}>{person.name}</span>
            <Icon name="down" size={13} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {person.name}
            <br />
            {session.organisation ? text(`role.${session.organisation.role}`) : person.email}
          </Menu.Label>
          <Menu.Item onClick={() => go('/settings/security')}>{text('person.account')}</Menu.Item>
          <Menu.Divider />
          <Menu.Label>{text('scheme.label')}</Menu.Label>
          {schemes.map((scheme) => (
            <Menu.Item
              key={scheme}
              role="menuitemradio"
              aria-checked={scheme === colorScheme}
              onClick={() => setColorScheme(scheme)}
              rightSection={scheme === colorScheme ? '✓' : null}
              closeMenuOnClick={false}
            >
              {text(`scheme.${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => (unsent() > 0 ? setAsking(unsent()) : void leave())}>
            {text('person.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking > 0 ? (
        <Suspense fallback={null}>
          <LeaveUnsent count={asking} onKeep={() => leave()} onDrop={() => leave(true)} onStay={() => setAsking(0)} />
        </Suspense>
      ) : null}
    </>
  )
}
