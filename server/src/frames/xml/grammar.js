/**
 * XML as logs hold it: one element or several, whole or in part, without a document around them. The text of an element and of an attribute is one value,
 * references in it included. Which element is what, the format says, not the grammar.
 */
module.exports = grammar({
  name: 'lockout_xml',
  extras: () => [],
  rules: {
    source_file: $ => repeat($._content),
    _content: $ => choice($.element, $.comment, $.instruction, $.cdata, $.value, $._blanks),

    element: $ => choice(seq($.start_tag, repeat($._content), $.end_tag), $.empty_tag),
    start_tag: $ => seq('<', field('name', $.name), repeat($._attribute), '>'),
    empty_tag: $ => seq('<', field('name', $.name), repeat($._attribute), '/>'),
    end_tag: $ => seq('</', field('name', $.name), optional($._blanks), '>'),

    _attribute: $ => choice($.attribute, $._blanks),
    attribute: $ => seq(field('name', $.name), optional($._blanks), '=', optional($._blanks), $._quoted),
    _quoted: $ =>
      choice(
        seq('"', optional($._blanks), optional(field('value', alias($._in_double_quotes, $.value))), optional($._blanks), '"'),
        seq("'", optional($._blanks), optional(field('value', alias($._in_single_quotes, $.value))), optional($._blanks), "'"),
      ),
    _in_double_quotes: () => /[^"<\s]([^"<]*[^"<\s])?/,
    _in_single_quotes: () => /[^'<\s]([^'<]*[^'<\s])?/,

    name: () => /[A-Za-z_][A-Za-z0-9_.:-]*/,
    value: () => token(prec(-1, /[^<\s]([^<]*[^<\s])?/)),
    cdata: $ => seq('<![CDATA[', optional($._blanks), optional(alias($._in_cdata, $.value)), optional($._blanks), ']]>'),
    _in_cdata: () => token(prec(-1, /[^\]\s]([^\]]*[^\]\s])?/)),
    comment: () => token(seq('<!--', /([^-]|-[^-])*/, '-->')),
    instruction: () => token(seq('<?', /([^?]|\?[^>])*/, '?>')),
    _blanks: () => /\s+/,
  },
})
