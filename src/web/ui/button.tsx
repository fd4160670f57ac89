import { Button as MantineButton } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from '../session/link.tsx'

type Look = {
  /** `main` is for the one main action of a page or form; `quiet` for the others; `lose` for what takes something away. */
  look?: 'main' | 'quiet' | 'lose' | 'bare'
  children: ReactNode
}

const variants = {
  main: { variant: 'filled', color: 'petrol' },
  quiet: { variant: 'outline', color: 'petrol' },
  lose: { variant: 'outline', color: 'red' },
  bare: { variant: 'subtle', color: 'petrol' },
} as const

/** What a menu or popover that hangs on the button adds to it. */
type Attached = Pick<ComponentProps<'button'>, 'ref' | 'id' | 'aria-haspopup' | 'aria-expanded' | 'aria-controls'>

type ButtonProps = Attached &
  Look & {
    onPress?: () => void
    submit?: boolean
    busy?: boolean
    disabled?: boolean
    small?: boolean
    label?: string
    wide?: boolean
  }

/** A button; while busy it shows that it works and cannot be pressed twice. */
export function Button({ look = 'main', ...props }: ButtonProps) {
  const { onPress, submit, busy, disabled, small, label, wide, children, ...attached } = props
  return (
    <MantineButton
      {...attached}
      {...variants[look]}
      type={submit ? 'submit' : 'button'}
      onClick={onPress}
      loading={busy}
      disabled={disabled}
      size={small ? 'compact-sm' : 'sm'}
      fullWidth={wide}
      aria-label={label}
    >
      {children}
    </MantineButton>
  )
}

/** What asks ahead for the page that a link goes to, when somebody comes near it. */
type Ahead = Pick<ComponentProps<'a'>, 'onPointerEnter' | 'onFocus'>
type ButtonLinkProps = Look & { to: string; small?: boolean; label?: string; ahead?: Ahead }

/** A link that looks like a button: goes to a page. */
export function ButtonLink({ look = 'main', to, small, label, ahead, children }: ButtonLinkProps) {
  return (
    <MantineButton
      {...variants[look]}
      {...ahead}
      component={Link}
      to={to}
      size={small ? 'compact-sm' : 'sm'}
      aria-label={label}
    >
      {children}
    </MantineButton>
  )
}
