/**
 * One line of the Netlogon debug log: `[MM/DD HH:MM:SS ][[TAG] ][[thread] ][DOMAIN: ]*text`. Facts: README.md beside this file.
 *
 * The texts that name somebody have a rule each; any other text is a remark, in which only status codes are found.
 * Names may hold blanks, so a name is read word by word. In a workstation's name, which the client chooses, a word that starts like
 * `Entered` or `Returns` is tried both as the name's next word and as the verdict (the conflict below); the verdict must end the line.
 */
const wins = rule => token(prec(1, rule))

module.exports = grammar({
  name: 'netlogon',
  extras: () => [],
  conflicts: $ => [[$.workstation]],
  rules: {
    source_file: $ => seq(optional($._line), repeat(seq($._end, optional($._line)))),
    _line: $ => choice($.entry, $.unparsed_line),
    entry: $ => choice(seq($._stamp, optional($._text)), $._named_text),

    // What stands before the text
    _stamp: $ => prec.right(choice(seq($._when, repeat($._bracket)), repeat1($._bracket))),
    _when: $ => prec.right(seq(field('date', $.date), $._gap, field('time', $.time), optional($._gap))),
    _bracket: $ => prec.right(seq('[', choice(field('tag', $.tag), field('thread', $.thread)), optional(seq(']', optional($._gap))))),
    date: () => /\d{1,2}\/\d{1,2}/,
    time: () => /\d{1,2}:\d{2}:\d{2}/,
    thread: () => /\d+/,
    tag: () => /[^\]\r\n]+/,

    _text: $ => prec.right(choice($._message, seq(repeat1($._prefix), optional($._message)))),
    _prefix: $ => seq(field('domain', alias($._name, $.domain_prefix)), $._colon),
    _message: $ => choice($._named_text, $.server_authenticate, $.eventlog, $.ping, $.call, $.remark),
    _named_text: $ => choice($.sam_logon, $.uas_logon, $.no_client_site),

    // Sign-ins
    sam_logon: $ => seq('SamLogon', $._colon, choice($._logon, alias($._words, $.remark))),
    _logon: $ => seq(field('kind', $.logon_kind), alias(wins(/ +logon of /), 'logon of'), optional($._account), optional($._origin)),
    logon_kind: () => /(Transitive )?(Network|Interactive|Service|Generic|Batch|Unknown)/,
    uas_logon: $ => seq('NetrLogonUasLogon', alias(wins(/ +of /), 'of'), optional($._account), optional($._origin)),

    _account: $ =>
      choice(field('user', $.user_name), seq(optional(field('domain', $.user_domain)), '\\', optional(field('user', $.user_name)))),
    user_domain: $ => $._account_words,
    user_name: $ => $._account_words,
    _account_words: $ => seq(/[^ \t\r\n\\]+/, repeat(/[ \t]+[^ \t\r\n\\]+/)),

    _origin: $ => seq(alias(wins(/ +from /), 'from'), optional($._machine), optional($._via), optional($._package), optional($._verdict)),
    _machine: $ => seq(optional($._slashes), field('workstation', $.workstation)),
    workstation: $ => seq($._run, repeat(choice(/[ \t]+[^ \t\r\nERr][^ \t\r\n]*/, seq($._gap, $._verdict_like)))),
    _verdict_like: $ => choice($._verdict_word, /[ERr][^ \t\r\n]*/),
    _via: $ => seq(alias(wins(/ *\(via +/), '(via'), optional($._slashes), optional(field('via', $.via)), optional(')')),
    via: () => /[^\\()\r\n][^()\r\n]*/,
    _package: $ => seq(alias(wins(/ +Package: ?/), 'Package:'), field('package', alias($._run, $.package))),
    _verdict: $ =>
      prec.dynamic(
        1,
        seq(
          $._gap,
          field('direction', $.direction),
          optional(seq($._gap, optional(seq(field('status', alias($._run, $.status)), optional($._gap))))),
        ),
      ),
    direction: $ => $._verdict_word,
    _verdict_word: () => choice('Entered', 'Returns', 'returns'),
    _slashes: () => wins('\\\\'),

    // Machines
    no_client_site: $ =>
      seq(
        'NO_CLIENT_SITE',
        $._colon,
        field('host', alias($._run, $.host_name)),
        optional(seq($._gap, field('ip', alias($._run, $.ip_address)))),
      ),
    ping: $ => seq('Received ping from', $._gap, field('host', alias($._run, $.host_name)), optional(seq($._gap, $.remark))),
    server_authenticate: $ =>
      seq(field('function', alias(wins(/NetrServerAuthenticate[0-9A-Za-z]*/), $.function)), choice($._authenticating, $._bad_password)),
    _authenticating: $ =>
      seq(
        alias(/ +entered: +/, 'entered:'),
        $._machine_name,
        optional(seq($._gap, '(', field('ip', $.ip_address), ')')),
        optional($._machine_account),
      ),
    _bad_password: $ => seq(alias(/: +Bad password [0-9]+ for +/, 'Bad password'), $._machine_name, optional($._machine_account)),
    _machine_name: $ => field('machine', alias($._run, $.machine_name)),
    _machine_account: $ =>
      seq(alias(/ +on account +/, 'on account'), field('account', alias($._run, $.machine_account)), optional(seq($._gap, $.remark))),
    ip_address: () => /[0-9A-Fa-f.:%]+/,

    // Everything else
    eventlog: $ =>
      seq(
        'Eventlog',
        $._colon,
        field('event_id', $.event_id),
        optional(seq($._gap, optional($._event_count), optional($._quoted), optional(alias($._words, $.remark)))),
      ),
    event_id: () => /\d+/,
    _event_count: () => /\(\d+\)[ \t]*/,
    _quoted: $ => seq('"', field('host', alias(/[^"\r\n]*/, $.host_name)), '"'),
    call: $ => prec.right(seq(field('function', $.function), choice($._colon, $._gap), optional($.remark))),
    function: () => /(Nlp?|Netr?p?|I_Net|Ds[rI]?)[A-Z][A-Za-z0-9]+/,
    remark: $ => prec.right(seq(choice($._name, '[', $._opener), optional($._words))),
    _opener: $ => choice('(', ']', ':'),
    _words: $ => prec.right(repeat1(choice($.code, /[A-Za-z0-9_]+/, /[^A-Za-z0-9_ \t\r\n]+/, $._gap))),
    code: () => wins(/0x[0-9A-Fa-f]{1,8}|[cC]0[0-9a-fA-F]{6}/),

    unparsed_line: $ => prec.right(seq(choice($._name, $._gap, $._opener, seq($.date, $._gap, $._name)), optional(/[^\r\n]+/))),

    _name: () => /[^ \t\r\n:()\[\]]+/,
    _run: () => /[^ \t\r\n]+/,
    _colon: () => /:[ \t]+/,
    _gap: () => /[ \t]+/,
    _end: () => /[ \t]*(\r\n|\n|\r)/,
  },
})
