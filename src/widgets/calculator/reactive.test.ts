// @vitest-environment happy-dom
/** Protects the one way to write a reactive part: it is drawn again for what it read itself, for new properties, and for nothing else. */
import { signal } from '@preact/signals-core'
import { h, render } from 'preact'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { reactive } from './reactive.ts'

let calls: string[] = []
const count = signal(1)
const other = signal('a')

const Inner = reactive<object>(() => ({
  draw: () => {
    calls.push('inner')
    return h('i', {}, other.value)
  },
}))
const Outer = reactive<{ readonly name: string }>((first) => {
  calls.push(`setup ${first.name}`)
  return {
    draw: ({ name }) => {
      calls.push('outer')
      return h('p', {}, `${name} ${count.value} `, h(Inner, {}))
    },
    drawn: () => calls.push('drawn'),
    placed: () => {
      calls.push('placed')
      return () => calls.push('gone')
    },
  }
})
const show = (name: string) => render(h(Outer, { name }), document.body)
/** What has happened since it was asked last. */
const happened = async () => {
  await Promise.resolve()
  return calls.splice(0)
}

beforeEach(() => {
  calls = []
  count.value = 1
  other.value = 'a'
  show('x')
})
afterEach(() => render(null, document.body))

it('is set up once, drawn, placed and told', async () => {
  expect(document.body.textContent).toBe('x 1 a')
  expect(await happened()).toEqual(['setup x', 'outer', 'inner', 'placed', 'drawn'])
})

it('is drawn again for a signal that it read, and its child is not', async () => {
  await happened()
  count.value = 2
  expect(await happened()).toEqual(['outer', 'drawn'])
  expect(document.body.textContent).toBe('x 2 a')
})

it('is not drawn for what its child read', async () => {
  await happened()
  other.value = 'b'
  expect(await happened()).toEqual(['inner'])
  expect(document.body.textContent).toBe('x 1 b')
})

it('is drawn for another property, not for the same again', async () => {
  await happened()
  show('x')
  expect(await happened()).toEqual([])
  show('y')
  expect(await happened()).toEqual(['outer', 'drawn'])
  expect(document.body.textContent).toBe('y 1 a')
})

it('cleans up and follows nothing once it is gone', async () => {
  await happened()
  render(null, document.body)
  count.value = 3
  expect(await happened()).toEqual(['gone'])
})
