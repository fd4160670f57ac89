/** The part of saxen 11 that is used; the package brings no types. */
declare module 'saxen' {
  type Attributes = () => Record<string, string>
  type Decode = (text: string) => string
  export class Parser {
    on(name: 'openTag', handle: (element: string, attributes: Attributes) => void): this
    on(name: 'closeTag', handle: (element: string) => void): this
    on(name: 'text', handle: (text: string, decode: Decode) => void): this
    on(name: 'cdata' | 'attention', handle: (text: string) => void): this
    on(name: 'error' | 'warn', handle: (error: Error) => void): this
    parse(xml: string): this
  }
}
