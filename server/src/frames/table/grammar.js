/**
 * A record of a list that a command prints. Facts: README.md beside this file.
 *
 * Columns stand in fixed places that only the heading knows, and blanks stand inside values. So the grammar names words, and the format says which words
 * are which value, by the heading in force (`Format.columns`).
 */
module.exports = grammar({
  name: 'table',
  extras: () => [],
  rules: {
    source_file: $ => optional($.entry),
    entry: $ => repeat1(choice($.line, $._end)),
    line: $ => prec.right(repeat1(choice($.word, $._gap))),
    word: () => token(choice(/[^ \t\r\n,:="\[\]()<>]+/, /[,:="\[\]()<>]/)),
    _gap: () => /[ \t]+/,
    _end: () => /\r\n|\n|\r/,
  },
})
