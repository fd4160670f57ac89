import { expect, test } from 'vitest'
import { addItem, type ListName } from '../../features/profile/items.contract.ts'
import { itemFields } from './item-fields.ts'
import { bodyOf, missingIn, valuesOf } from './item-values.ts'

const lists = Object.keys(itemFields) as ListName[]
const filled = (list: ListName) => {
  const values = valuesOf(list, null)
  for (const { name, kind, values: choices } of itemFields[list]) {
    if (kind === 'line' || kind === 'prose' || kind === 'edition') values[name] = 'Something'
    if (kind === 'day') values[name] = '2026-03-01'
    if (kind === 'choice') values[name] = choices?.[0] ?? ''
  }
  return values
}

test.each(lists)('a filled form of %s is what the server takes, and comes back as it was', (list) => {
  const values = filled(list)
  const body = bodyOf(list, values, list === 'terms' ? { proposal: null } : {})
  expect(addItem.body?.safeParse(body)).toMatchObject({ success: true })
  expect(valuesOf(list, body)).toEqual(values)
})

test.each(lists)('an empty form of %s names what is missing, which the server would refuse', (list) => {
  const values = valuesOf(list, null)
  expect(missingIn(list, values).length).toBeGreaterThan(0)
  expect(missingIn(list, filled(list))).toEqual([])
  expect(addItem.body?.safeParse(bodyOf(list, values, {})).success).toBe(false)
})

test('yes, no and not known are three things, and so are the levels', () => {
  const item = { healthData: false, availability: 3, integrity: null }
  const values = valuesOf('systems', item)
  expect([values.healthData, values.availability, values.integrity]).toEqual(['no', '3', ''])
  expect(bodyOf('systems', values, {})).toMatchObject(item)
  expect(bodyOf('systems', { ...values, healthData: '' }, {})).toMatchObject({ healthData: null })
})
