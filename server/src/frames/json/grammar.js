/** JSON as logs hold it: one value or several, one after the other, with or without commas between them. */
module.exports = grammar({
  name: 'lockout_json',
  extras: () => [/\s/],
  rules: {
    source_file: $ => repeat(choice($._value, ',')),
    _value: $ => choice($.object, $.array, $.string, $.number, $.word),
    object: $ => seq('{', optional(seq($.pair, repeat(seq(',', $.pair)))), '}'),
    pair: $ => seq(field('key', $.key), ':', field('value', $._value)),
    array: $ => seq('[', optional(seq($._value, repeat(seq(',', $._value)))), ']'),

    key: $ => seq('"', optional(alias($._text, $.name)), token.immediate('"')),
    string: $ => seq('"', optional(alias($._text, $.value)), token.immediate('"')),
    _text: () => token.immediate(prec(1, /([^"\\\r\n]|\\[^\r\n])+/)),
    number: $ => alias($._number, $.value),
    _number: () => /-?[0-9][0-9.eE+-]*/,
    word: () => choice('true', 'false', 'null'),
  },
})
