/** What is said in the place of a script that did not arrive, until it is brought. */
interface Words {
  /** After what they stand. */
  readonly after: Element
  readonly say: string
  readonly className: string
  /** What to do meanwhile. */
  readonly otherwise?: readonly (Node | string)[]
}

export function bringOrSay(words: Words, bring: () => Promise<unknown>): void {
  bring().catch(() => {
    const status = document.createElement('p')
    status.className = words.className
    status.setAttribute('role', 'status')
    const again = document.createElement('button')
    again.type = 'button'
    again.className = 'quiet'
    again.textContent = 'Try again'
    const retry = () => {
      removeEventListener('online', retry)
      status.remove()
      bringOrSay(words, bring)
    }
    again.addEventListener('click', retry)
    addEventListener('online', retry)
    words.after.after(status)
    status.append(`${words.say} `, again, ...(words.otherwise ?? []), '.')
  })
}
