/** Promise: an audit that could not be made never reads as one that found nothing. */
import { expect, test } from 'vitest'
import { auditResult } from './audit.mjs'

const report = (vulnerabilities) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: {} } })

test('a registry that refuses is named as not checked, with its words, and is no failure', () => {
  const { code, message } = auditResult(JSON.stringify({ message: '405 Method Not Allowed - POST /advisories', statusCode: 405 }))
  expect(code).toBe(0)
  expect(message).toMatch(/^Not checked: .*405 Method Not Allowed/)
})

test.each([
  ['no network', JSON.stringify({ error: { code: 'ENOTFOUND', summary: 'request failed' } }), /^Not checked: .*request failed/],
  ['no output', '', /^Not checked: .*npm gave no report/],
  ['output that is no JSON', 'npm error', /^Not checked: .*npm gave no report/],
])('%s is not checked either', (_, output, message) => {
  expect(auditResult(output)).toMatchObject({ code: 0, message: expect.stringMatching(message) })
})

test('no known vulnerability passes, one fails and is named', () => {
  expect(auditResult(report({}))).toEqual({ code: 0, message: 'Checked: the registry knows no vulnerability in the locked packages.' })
  const { code, message } = auditResult(report({ bad: { name: 'bad', severity: 'high' } }))
  expect(code).toBe(1)
  expect(message).toContain('1 package has a known vulnerability')
  expect(message).toContain('bad: high')
})
