import { checkAlike, type Kind, oneOf } from '../testing/alikeLogs.testing.ts'
import { npsRows } from './rows.ts'

const two = (value: number): string => String(value).padStart(2, '0')
const npsTime = (at: Date, quote: string): string =>
  `${quote}${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${at.getUTCFullYear()}${quote},${quote}${at.toISOString().slice(11, 19)}${quote}`

const DATABASE: Kind = {
  name: 'records of a policy server',
  rows: npsRows,
  head: '',
  row: (next, at) => {
    const values = [
      oneOf(next, '"NPS01"|"NPS02"|NPS01'),
      '"IAS"',
      next(20) === 0 ? `03/03/2026 06:00:01,06:00:0${next(3)}` : npsTime(at, next(10) === 0 ? '"' : ''),
      oneOf(next, '1|1|2|3|4|11|'),
      oneOf(next, '"User1"|"User2"||"anna@contoso.com"'),
      oneOf(next, '"CONTOSO\\User1"||"contoso.com/Users/anna"|"contoso.com/Users/An Na"'),
      '',
      oneOf(next, '"0A-1B-2C-3D-4E-5F"|"10.1.5.77"||"x"'),
      ',,',
      oneOf(next, '"10.1.1.9"|"10.1.1.8"|'),
      ',',
      oneOf(next, '"10.1.1.9"|'),
      ',,,,,,',
      oneOf(next, '11|5||99'),
      oneOf(next, '"Wireless"|"Wired, ""old"""|'),
      oneOf(next, '0|16|36|'),
      oneOf(next, '"311 1 10.1.0.13 1"|"311 1 10.1.0.13 2"|"311 1 10.1.0.13 3"|'),
      ','.repeat(next(60) === 0 ? 37 : 38),
    ]
    return values.join(',')
  },
}
const PAIRS: Kind = {
  name: 'pairs of attributes',
  rows: npsRows,
  head: '',
  row: (next, at) => {
    const pairs = [
      '4,10.1.1.9',
      '4,',
      '1,User9',
      '31,0A-1B-2C-3D-4E-5F',
      '31,10.1.5.77',
      '32,AP3',
      '25,"311 1"',
      '25,"311 2"',
      '4127,5',
      '4130,CONTOSO\\User1',
      '4129,CONTOSO\\User2',
      '4108,10.1.1.9',
      '4142,16',
      '4149,Wireless',
      '61,19',
      '9999,x',
      'x,y',
      '00031,"a ""b"""',
    ]
    const some = Array.from({ length: next(6) }, () => pairs[next(next(40) === 0 ? pairs.length : pairs.length - 2)]!)
    return [
      oneOf(next, '10.1.1.9|10.1.1.8|'),
      oneOf(next, 'CONTOSO\\User1|client|'),
      npsTime(at, ''),
      // A digit tells the other encoding.
      next(20) === 0 ? '1' : 'IAS',
      oneOf(next, 'NPS01|NPS02'),
      `4136,${oneOf(next, '1|2|3|4|11')}`,
      ...some,
      ...(next(20) === 0 ? ['left'] : []),
    ].join(',')
  },
}
checkAlike(DATABASE)
checkAlike(PAIRS)
