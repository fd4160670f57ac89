import { expect, test } from 'vitest'
import { allow, isAllowed, NotAllowed } from './allow.ts'
import { type Permission, permissions } from './permissions.ts'

test('a personal link gives its reader no permission at all', () => {
  const reader = { kind: 'reader', id: '1', name: 'Ann', email: 'ann@care.example' } as const
  const all = Object.keys(permissions) as Permission[]
  expect(all.filter((permission) => isAllowed(reader, permission))).toEqual([])
  expect(() => allow(reader, 'documents:read')).toThrow(NotAllowed)
})
