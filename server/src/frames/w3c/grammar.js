/**
 * Lines in the W3C extended log format as IIS writes it: directives that begin with `#`, and rows of values apart by blanks.
 *
 * Values are positional: what the n-th one is, the `#Fields` directive in force says, not the grammar. A blank never stands inside a value (it is
 * written `+`), and `"` does not quote. As in the scanner, every control character counts as a blank.
 */
module.exports = grammar({
  name: 'w3c',
  extras: () => [],
  rules: {
    source_file: $ => seq(optional($._line), repeat(seq($._end, optional($._line)))),
    _line: $ => choice($.entry, $.fields_directive, $.date_directive, $.directive, $.comment, $._gap),

    entry: $ =>
      seq(optional($._gap), field('column', $.column), repeat(seq($._gap, field('column', alias($._value, $.column)))), optional($._gap)),
    column: () => /[^#\u0000-\u0020][^\u0000-\u0020]*/,

    fields_directive: $ =>
      seq(
        field('keyword', alias(/#[Ff]ields:/, $.keyword)),
        repeat(seq($._gap, field('name', alias($._value, $.field_name)))),
        optional($._gap),
      ),
    date_directive: $ => seq(field('keyword', alias(/#[Dd]ate:/, $.keyword)), optional(seq($._gap, optional($._moment)))),
    _moment: $ => choice(seq(field('date', $.date), optional(seq($._gap, optional($._time_of_day)))), $._words),
    _time_of_day: $ => choice(seq(field('time', $.time), optional($._rest)), $._words),
    date: () => /\d{4}-\d\d-\d\d/,
    time: () => /\d\d:\d\d:\d\d/,
    directive: $ => seq(field('keyword', $.keyword), optional($._gap), optional(field('value', $.value))),
    keyword: () => /#[A-Za-z-]+:/,
    value: () => /[^\u0000-\u0020][^\r\n]*/,
    comment: () => token(seq('#', optional(/[^A-Za-z\r\n][^\r\n]*|[A-Za-z-]+([^:A-Za-z\r\n-][^\r\n]*)?/))),

    _value: () => /[^\u0000-\u0020]+/,
    _words: $ => seq($._value, optional($._rest)),
    _rest: () => /[^\r\n]+/,
    _gap: () => /[\u0000-\u0009\u000b\u000c\u000e-\u0020]+/,
    _end: () => /\r\n|\n|\r/,
  },
})
