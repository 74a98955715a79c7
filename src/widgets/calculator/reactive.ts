/** Binds Preact to signals: the one way here to write a component that reads signals or keeps state. */
import { effect } from '@preact/signals-core'
import { Component, type ComponentChildren } from 'preact'

export interface ReactivePart<P> {
  readonly draw: (props: P) => ComponentChildren
  /** Called after the component was mounted and after each drawing. */
  readonly drawn?: () => void
  /** Called once after mounting; the function it returns is called at unmounting. */
  readonly placed?: () => () => void
}

const differ = (a: object, b: object): boolean =>
  Object.entries({ ...a, ...b }).some(([key]) => a[key as keyof object] !== b[key as keyof object])

/**
 * A component that is drawn again when a signal that its `draw` read changes, or one of its properties does, and at no other time. Only
 * what `draw` reads itself counts, not what components in its result read. `setup` runs once for each instance and keeps the instance's
 * state (signals, elements, timers).
 */
export const reactive = <P extends object>(setup: (first: P) => ReactivePart<P>) =>
  class extends Component<P> {
    readonly #part = setup(this.props)
    #unsubscribe = (): void => undefined
    #unmounted: (() => void) | undefined

    override shouldComponentUpdate(next: P): boolean {
      return differ(this.props, next)
    }
    override componentDidMount(): void {
      this.#unmounted = this.#part.placed?.()
      this.#part.drawn?.()
    }
    override componentDidUpdate(): void {
      this.#part.drawn?.()
    }
    override componentWillUnmount(): void {
      this.#unsubscribe()
      this.#unmounted?.()
    }
    override render(props: P): ComponentChildren {
      this.#unsubscribe()
      let drawing = true
      let result: ComponentChildren
      this.#unsubscribe = effect(() => {
        if (drawing) result = this.#part.draw(props)
        else this.forceUpdate()
      })
      drawing = false
      return result
    }
  }
