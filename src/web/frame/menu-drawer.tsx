import { Drawer } from '@mantine/core'
import { useText } from '../session/text.tsx'
import { Navigation } from './navigation.tsx'

/** The main menu where there is no room for it beside the page. */
export function MenuDrawer({ onClose }: { onClose: () => void }) {
  const text = useText()
  return (
    <Drawer
      opened
      onClose={onClose}
      size={290}
      closeButtonProps={{ 'aria-label': text('frame.closeMenu') }}
      aria-label={text('frame.navigation')}
      transitionProps={{ duration: 120 }}
      data-locks-scroll
    >
      <Navigation onGo={onClose} />
    </Drawer>
  )
}
