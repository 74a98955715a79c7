import { describe, expect, test } from 'vitest'
import { choiceOfOwn, choicesOf } from './compare-choice.ts'

const presets = [{ id: 'lab', title: 'A lab', summary: '', text: 'turns:5' }]

describe('what a figure is compared with', () => {
  test('is the book, a named scenario, or one of one’s own', () => {
    const own = [{ name: 'Cheap, clean power', text: 'electricityPrice:0.03,turns:12' }]
    expect(choicesOf(presets, own, '')).toEqual([
      { id: 'book', title: 'The book', text: '' },
      { id: 'lab', title: 'A lab', text: 'turns:5' },
      {
        id: 'mine;Cheap%2C%20clean%20power;electricityPrice:0.03;turns:12',
        title: 'Cheap, clean power',
        text: 'electricityPrice:0.03,turns:12',
      },
    ])
  })
  test('of one’s own stands in a link whole, without a comma, for who does not have it', () => {
    const { id } = choiceOfOwn({ name: 'A; b', text: 'turns:12,people:5e9' })
    expect(id).not.toContain(',')
    expect(choicesOf(presets, [], id).at(-1)).toEqual({ id, title: 'A; b', text: 'turns:12,people:5e9' })
  })
  test('is not offered when a link names nothing', () => {
    expect(choicesOf(presets, [], 'gone').map(({ id }) => id)).toEqual(['book', 'lab'])
    expect(choicesOf(presets, [], 'mine;%E0%A4%A;turns:1').at(-1)?.text).toBe('turns:1')
  })
})
