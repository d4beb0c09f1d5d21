/**
 * One event as another tool wrote it: a line, or a list or block of lines. Where its values lie follows from its labels and from the order of its parts, which
 * the format tells (`within`); the grammar keeps lines and blank lines apart. Facts: README.md beside this file.
 */
module.exports = grammar({
  name: 'security_lines',
  extras: () => [],
  rules: {
    source_file: $ => seq(repeat($._blank_line), optional(seq($.entry, repeat($._blank_line)))),
    entry: $ => prec.right(seq($.line, repeat(seq($._end, optional($.line))))),
    line: () => /[^\r\n]+/,
    _blank_line: $ => $._end,
    _end: () => /\r\n|\n|\r/,
  },
})
