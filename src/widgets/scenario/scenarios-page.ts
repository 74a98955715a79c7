/** What the scenarios' page does with script: a scenario is taken as one's own, and one's own are listed. */
import { scenario } from './browser-scenario.ts'
import { isInForce, startShelf } from './scenario-shelf.ts'

export const startScenariosPage = (root: HTMLElement): void => {
  startShelf(root)
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-use-scenario]')]
  const textOf = (button: HTMLElement) => button.dataset['useScenario'] ?? ''
  const draw = () => {
    for (const button of buttons) {
      const taken = isInForce(textOf(button))
      button.textContent = taken ? 'In force' : 'Take it as mine'
      button.setAttribute('aria-pressed', String(taken))
    }
  }
  for (const button of buttons) button.addEventListener('click', () => scenario.load(isInForce(textOf(button)) ? '' : textOf(button)))
  scenario.subscribe(draw)
  draw()
}
