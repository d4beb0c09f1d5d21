/**
 * Delimited records (CSV and its kin): values apart by a comma, semicolon, tab or bar, with or without double quotes, and lines that begin with `#`.
 *
 * The delimiter is the first of the four that stands in the record outside quotes. A quote closes only before a delimiter or a line end; any other one,
 * doubled or not, stands in the value. A column that is empty has no node: what stands between columns has, and is counted.
 */
const DELIMITERS = [
  ['comma', ',', ','],
  ['semicolon', ';', ';'],
  ['tab', '\t', '\\t'],
  ['bar', '|', '|'],
]
const ANY = ',;\\t|'

/** The inside of a value in quotes, without the line breaks it closes with; `delimiter` is what may stand behind the closing quote. */
const inside = delimiter => token.immediate(new RegExp(`([\\r\\n]*([^"\\r\\n]|""|"[^"\\r\\n${delimiter}]))+`))

const rules = {}
for (const [name, delimiter, escaped] of DELIMITERS) {
  rules[`_${name}_rest`] = $ => repeat1(seq(field('delimiter', alias(delimiter, $.delimiter)), optional($[`_${name}_value`])))
  rules[`_${name}_value`] = $ => choice(field('column', alias($[`_${name}_bare`], $.column)), $[`_${name}_quoted`])
  rules[`_${name}_bare`] = () => new RegExp(`[^"\\r\\n${escaped}][^\\r\\n${escaped}]*`)
  rules[`_${name}_quoted`] = $ => prec.right(seq('"', optional(field('column', alias($[`_${name}_inside`], $.column))), optional($._close)))
  rules[`_${name}_inside`] = () => inside(escaped)
}

module.exports = grammar({
  name: 'csv',
  extras: () => [],
  rules: {
    source_file: $ => seq(optional($._line), repeat(seq($._end, optional($._line)))),
    _line: $ => choice($.entry, $.fields_directive, $.directive, $.comment),

    entry: $ => choice($._rest, seq($._first, optional($._rest))),
    _first: $ => choice(field('column', alias($._first_bare, $.column)), $._first_quoted),
    _first_bare: () => new RegExp(`[^#"\\r\\n${ANY}][^\\r\\n${ANY}]*`),
    _first_quoted: $ => prec.right(seq('"', optional(field('column', alias($._first_inside, $.column))), optional($._close))),
    _first_inside: () => inside(ANY),
    _close: () => /[\r\n]*"/,
    _rest: $ => choice(...DELIMITERS.map(([name]) => $[`_${name}_rest`])),
    ...rules,

    fields_directive: $ => seq(field('keyword', alias(/#[Ff]ields:[ \t]*/, $.keyword)), optional($._names)),
    _names: $ =>
      seq(
        field('name', $.field_name),
        repeat(seq(field('delimiter', alias(/[,;\t|][ \t]*/, $.delimiter)), optional(field('name', $.field_name)))),
      ),
    field_name: () => /[^,;\t|\r\n]+/,
    directive: $ => seq(field('keyword', $.keyword), optional(field('value', $.value))),
    keyword: () => /#[A-Za-z-]+:[ \t]*/,
    value: () => /[^ \t\r\n][^\r\n]*/,
    comment: () => token(seq('#', optional(/[^A-Za-z\r\n][^\r\n]*|[A-Za-z-]+([^:A-Za-z\r\n-][^\r\n]*)?/))),

    _end: () => /\r*\n|\r/,
  },
})
