import { Parser } from 'saxen'
import { refused } from './refusal.ts'

export type XmlHandlers = {
  open?: (element: string, attributes: Record<string, string>) => void
  close?: (element: string) => void
  text?: (text: string) => void
}

const named: Record<string, string> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }

/**
 * Walks through a part of a workbook. Elements and attributes come without their namespace prefix. Entities of one's own, which can
 * make a text explode, are refused with the document type that would declare them. Throws SheetRefused.
 */
export function parseXml(part: string, xml: string, { open, close, text }: XmlHandlers): void {
  const depth: string[] = []
  const damaged = () => {
    throw refused.damaged(part)
  }
  new Parser()
    .on('error', damaged)
    .on('warn', damaged)
    .on('attention', (mark) => {
      if (/^<!DOCTYPE|^<!ENTITY/i.test(mark)) damaged()
    })
    .on('openTag', (element, attributes) => {
      depth.push(element)
      const plain = Object.entries(attributes()).map(([name, value]) => [local(name), decoded(value, part)] as const)
      open?.(local(element), Object.fromEntries(plain))
    })
    .on('closeTag', (element) => {
      if (depth.pop() !== element) damaged()
      close?.(local(element))
    })
    .on('text', (raw) => text?.(decoded(raw.replace(/\r\n?/g, '\n'), part)))
    .on('cdata', (raw) => text?.(raw.replace(/\r\n?/g, '\n')))
    .parse(xml)
  if (depth.length > 0) damaged()
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decoded(text: string, part: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const character = name === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : named[name]
    if (character === undefined) throw refused.damaged(part)
    return character
  })
}
