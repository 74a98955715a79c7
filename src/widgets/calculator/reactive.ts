/**
 * A component that is drawn again when a signal that it read changes, and only then or when its properties do. `setup` runs once for each
 * place where it stands and keeps what belongs to that place (its own signals, elements, timers).
 */
import { effect } from '@preact/signals-core'
import { Component, type ComponentChildren } from 'preact'

export interface Part<P> {
  readonly draw: (props: P) => ComponentChildren
  /** After it came to the page and after each drawing. */
  readonly drawn?: () => void
  /** Once it is on the page; what it returns runs when it leaves. */
  readonly placed?: () => () => void
}

const differ = (a: object, b: object): boolean =>
  Object.entries({ ...a, ...b }).some(([key]) => a[key as keyof object] !== b[key as keyof object])

export const following = <P extends object>(setup: (first: P) => Part<P>) =>
  class extends Component<P> {
    readonly #part = setup(this.props)
    #unfollow = (): void => undefined
    #leave: (() => void) | undefined

    override shouldComponentUpdate(next: P): boolean {
      return differ(this.props, next)
    }
    override componentDidMount(): void {
      this.#leave = this.#part.placed?.()
      this.#part.drawn?.()
    }
    override componentDidUpdate(): void {
      this.#part.drawn?.()
    }
    override componentWillUnmount(): void {
      this.#unfollow()
      this.#leave?.()
    }
    override render(props: P): ComponentChildren {
      this.#unfollow()
      let drawing = true
      let result: ComponentChildren
      this.#unfollow = effect(() => {
        if (drawing) result = this.#part.draw(props)
        else this.forceUpdate()
      })
      drawing = false
      return result
    }
  }
