/**
 * A list of processes as `tasklist`, `tasklist /svc`, `/m` and `/v` print it. Facts: README.md beside this file.
 *
 * Columns stand in fixed places, but a record on its own does not show the ruler, so values are told apart by their shape and by the blanks between
 * them. A word of digits may belong to the name before it or be the next value: both are tried (the conflicts below), and the reading that accounts for
 * the whole line wins. A line that begins with many blanks goes on with the list of the line above.
 */
module.exports = grammar({
  name: 'tasklist',
  extras: () => [],
  conflicts: $ => [[$._name], [$._hosted_name, $._session]],
  rules: {
    source_file: $ => seq(optional($._space), optional($._line), repeat(seq($._end, optional($._line)))),
    _line: $ => choice($.entry, $.heading, $.ruler, $.unparsed_line),

    entry: $ =>
      seq(
        field('image', alias($._name, $.image_name)),
        $._space,
        field('pid', alias($._digits, $.pid)),
        optional(seq($._space, optional(choice($._hosted, $._session)))),
      ),
    _name: $ => seq($._word, repeat(choice($._more, prec.dynamic(-1, seq($._space, $._digits))))),

    // What runs in the process
    _hosted: $ => seq(choice($.none, $._list), optional($._space)),
    none: () => choice('N/A', 'Nicht zutreffend', 'N/D', 'Non disponible', 'No disponible'),
    _list: $ => seq($._hosted_name, repeat(seq($._separator, $._hosted_name)), optional($._separator)),
    _separator: () => /,[ \t]*((\r\n|\n|\r)[ \t]{8}[ \t]*)?|[ \t]*(\r\n|\n|\r)[ \t]{8}[ \t]*/,
    _hosted_name: $ => choice(field('service', alias($._name, $.service)), field('module', $.module)),
    module: () => /[^ ,\t\r\n]+\.([dD][lL][lL]|[eE][xX][eE]|[dD][rR][vV]|[oO][cC][xX])/,

    // Where it runs and what it takes
    _session: $ =>
      prec.dynamic(
        1,
        seq(
          optional(seq(field('session', alias($._name, $.session_name)), $._space)),
          field('number', alias($._digits, $.session_number)),
          $._space,
          field('memory', $.memory_usage),
          optional(seq($._space, optional($._details))),
        ),
      ),
    memory_usage: () => /[0-9]+([^0-9A-Za-z\r\n][0-9]{3})*[^0-9A-Za-z\r\n]?[KM][A-Za-z]*/,
    _details: $ =>
      seq(
        field('status', alias($._name, $.status)),
        optional(
          seq(
            $._space,
            field('user', alias($._name, $.user_name)),
            optional(seq($._space, field('cpu', $.cpu_time), optional(seq($._space, optional(field('title', $.window_title)))))),
          ),
        ),
      ),
    cpu_time: () => /[0-9]+:[0-9]{2}:[0-9]{2}/,
    window_title: () => /[^ \t\r\n][^\r\n]*/,

    heading: $ =>
      seq(
        alias($._name, $.column_name),
        $._space,
        alias('PID', $.column_name),
        repeat(seq($._space, alias($._name, $.column_name))),
        optional($._space),
      ),
    ruler: () => /=+([ ]+=+)+[ ]*/,
    unparsed_line: $ =>
      choice(
        seq($._name, optional($._space)),
        seq(choice(seq($._name, $._space, $._word), seq(optional($._name), $._separator)), optional(/[^\r\n]+/)),
      ),

    _digits: () => /[0-9]+/,
    _word: () => /[^ ,\t\r\n]+/,
    _more: () => / [^ ,\t\r\n]*[^ ,0-9\t\r\n][^ ,\t\r\n]*/,
    _space: () => /[ \t]+/,
    _end: () => /([ \t]*(\r\n|\n|\r))+[ \t]{0,7}/,
  },
})
