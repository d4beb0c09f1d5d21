/**
 * One event of the Security log as text: what Event Viewer copies (Windows 2000 to 2003, and Vista and later) and what wevtutil prints.
 * Facts: README.md beside this file.
 *
 * A line is `label: value`. The label decides what the value is, so every label that Lockout Trail knows has a rule named like the field's id, and any
 * other label makes a plain `field`. Newer events have `Account Name` twice: the section's heading tells whose name it is. Header lines come in any
 * order, shortened, or several on one line. Sections end where indentation ends, or, where pasting has lost it, at the next heading.
 *
 * A line end is one token with the blank lines after it and the indentation of the next line; so one token ahead is always enough. The last line may lack
 * it, which is why the rules for "last" exist. A label is at most nine words before a colon; what is longer is text.
 */

const TRANSLATIONS = require('../../frames/event/translations.json')

/** A label in all languages; a spelling that stands for two labels is the first one's. */
const taken = new Map()
const inAllLanguages = (labels, id) =>
  labels
    .flatMap(label => [label, ...Object.values(TRANSLATIONS).flatMap(language => language[label] ?? [])])
    .filter((label, i, all) => all.findIndex(other => other.toLowerCase() === label.toLowerCase()) === i)
    .filter(label => {
      const key = label.toLowerCase()
      if (!taken.has(key)) taken.set(key, id)
      return taken.get(key) === id
    })
const translated = table => Object.fromEntries(Object.entries(table).map(([id, labels]) => [id, inAllLanguages(labels, id)]))

/** Labels of the head: field id, then its spellings, compared without regard to case. The strong ones never stand in a description. */
const STRONG = translated({
  event_type: ['Event Type'],
  event_source: ['Event Source'],
  event_category: ['Event Category'],
  event_id: ['Event ID'],
  log_name: ['Log Name'],
})
const WEAK = translated({
  event_type: ['Type'],
  event_source: ['Source'],
  event_category: ['Category', 'Task Category', 'Task'],
  date: ['Date'],
  time: ['Time'],
  header_user: ['User'],
  computer: ['Computer'],
  level: ['Level'],
  keywords: ['Keywords', 'Keyword'],
  opcode: ['Opcode'],
})

/** Labels of the description whose field id is their own name. */
const NAMED = `
  Reason, Logon Type, Logon Process, Transited Services, Logon ID, Logon GUID, Caller User Name, Caller Domain, Caller Logon ID,
  Caller Process ID, Caller Process Name, Caller Machine Name, Caller Computer Name, Source Network Address, Source Port,
  Network Address, Port, Source Address, Status Code, Substatus Code, Status, Sub Status, Failure Reason, Failure Code, Result Code,
  Reason Code, Target Account Name, Target Account ID, Target Server Name, Target Server Info, Logon Account, Client Address,
  Client Port, Client Name, Client IP Address, Client Friendly Name, Service Name, Service ID, Supplied Realm Name, User ID,
  Ticket Options, Ticket Encryption Type, Pre-Authentication Type, New Process ID, New Process Name, Image File Name,
  Creator Process ID, Creator Process Name, Process Command Line, Token Elevation Type, Process ID, Process Name, Exit Status, Name,
  Security ID, Account Name, Account Domain, Linked Logon ID, Restricted Admin Mode, Virtual Account, Elevated Token,
  Impersonation Level, Key Length, Session Name, Share Name, Privileges, Previous Time, New Time, Password Last Set,
  Secure Channel Name, Secure Channel Type, Called Station Identifier, Calling Station Identifier, Fully Qualified Account Name
`
  .trim()
  .split(/,\s+/)

/** Labels of the description that name their field otherwise, or in more than one way. */
const RENAMED = {
  user_name: ['User Name', 'Target User Name', 'Identity the client attempted to authenticate as'],
  domain: ['Domain', 'User Domain', 'Domain Name'],
  target_domain: ['Target Domain'],
  workstation_name: ['Workstation Name', 'from workstation'],
  source_workstation: ['Source Workstation', 'Workstation'],
  authentication_package: ['Authentication Package', 'Logon attempt by', 'Account Used for Logon by', 'by'],
  error_code: ['Error Code', 'failed. The error code was', 'The error code was'],
  package_name: ['Package Name (NTLM only)', 'Package Name'],
}

/** Headings, by whose data stands below them. */
const SECTIONS = translated({
  subject_section: ['Subject', 'Creator Subject', 'Logged on user'],
  account_section: [
    'Account For Which Logon Failed',
    'New Logon',
    'Account That Was Locked Out',
    'Target Account',
    'Target Subject',
    'New Account',
    'Account Whose Credentials Were Used',
    'Account Information',
    'User whose credentials were used',
  ],
  process_section: ['Process Information'],
  section: [
    'Service Information',
    'Network Information',
    'Additional Information',
    'Failure Information',
    'Logon Information',
    'Certificate Information',
    'Detailed Authentication Information',
    'Authentication Details',
    'Client Machine',
    'RADIUS Client',
    'NAS',
    'Quarantine Information',
    'Target Server',
    'Session',
    'Attributes',
    'Changed Attributes',
  ],
})

const DESCRIPTION = inAllLanguages(['Description'], 'description')
const EVENT_XML = inAllLanguages(['Event Xml'], 'explanation')

const idOf = label => label.toLowerCase().replaceAll(/[^a-z]+/g, '_')
const FIELDS = translated({ ...Object.fromEntries(NAMED.map(label => [idOf(label), [label]])), ...RENAMED })
const letter = c => (c.toUpperCase() === c.toLowerCase() ? c.replace(/[.()]/, '\\$&') : `[${c.toUpperCase()}${c.toLowerCase()}]`)
const anyCase = text => [...text].map(c => (c === '’' ? "['’]" : letter(c))).join('')
const spelling = labels => new RegExp(labels.map(anyCase).join('|'))
const spelled = (labels, $) => alias(spelling(labels), $.label)
const wins = rule => token(prec(1, rule))

/** A label that stands on the line of another one: the blanks before it and the colon belong to it. */
const inline = labels => wins(seq(/[ \t\u00a0]+/, spelling(labels), /[ \u00a0]?:/))

/** Rules for `label: value`: the value is the rest of the line; it may be followed by further labels; the label follows another value. */
const valued = labels => $ => seq(field('label', spelled(labels, $)), $._tail)
const headed = labels => $ => seq(field('label', spelled(labels, $)), optional($._words_tail))
const nextOnLine = labels => $ => seq(field('label', alias(inline(labels), $.label)), optional($._blank), optional($._words_value))
/** A rule for each id of a table, and the choice between them. */
const under = (prefix, table, rule) => Object.fromEntries(Object.entries(table).map(([id, labels]) => [prefix + id, rule(labels, id)]))
const all = (prefix, table, $) => choice(...Object.keys(table).map(id => (prefix === '' ? $[id] : alias($[prefix + id], $[id]))))

/** `User` without a value is a header line only in the head; in a description it is a heading. */
const { header_user: _, ...ANYWHERE } = WEAK
/** Every label of the head by field id. */
const HEADS = Object.fromEntries(
  [...new Set([...Object.keys(STRONG), ...Object.keys(WEAK)])].map(id => [id, [...(STRONG[id] ?? []), ...(WEAK[id] ?? [])]]),
)
const heading = (id, $) => {
  const token = $[`_heading_of_${id}`]
  return field('heading', alias(id === 'account_section' ? choice(token, $._user) : token, $.heading))
}

const anyHeading = $ => choice(...Object.keys(SECTIONS).map(id => $[`_heading_of_${id}`]))

module.exports = grammar({
  name: 'security_text',
  extras: () => [],
  word: $ => $.label,
  rules: {
    source_file: $ => seq(optional(choice($._blank, $._break)), repeat(choice($.entry, seq($.unparsed_line, $._break))), optional($._last)),
    _last: $ => choice(alias($._last_entry, $.entry), $.unparsed_line),

    entry: $ => prec.right(seq($._head, repeat($._item), optional($.explanation))),
    _last_entry: $ =>
      choice(
        seq(
          $._head,
          repeat($._item),
          choice(
            $._content,
            $._field_of_heading,
            $._heading_alone,
            $._weak_line,
            all('_last_', SECTIONS, $),
            alias($._last_explanation, $.explanation),
          ),
        ),
        seq($._open_head, $.description),
        seq(repeat(seq($._header_line, $._break)), $._header_line),
        seq($._record_index, optional(seq($._break, repeat(seq($._numbered_line, $._break)), $._numbered_line))),
      ),

    // Head
    _head: $ => prec.right(seq($._open_head, optional(seq($.description, $._break)))),
    _open_head: $ =>
      prec.right(choice(repeat1(seq($._header_line, $._break)), seq($._record_index, $._break, repeat(seq($._numbered_line, $._break))))),
    _numbered_line: $ => choice($._header_line, alias($._numbered_user_name, $.header_user_name)),
    _record_index: $ => seq($.record_index, optional($._colon), optional($._blank)),
    record_index: () => /Event\[[0-9]+\]/,
    _header_line: $ =>
      prec(
        1,
        seq(
          choice(all('_strong_', STRONG, $), all('_weak_', ANYWHERE, $), alias($._head_user, $.header_user)),
          repeat(all('_inline_', HEADS, $)),
        ),
      ),
    _weak_line: $ => seq(all('_weak_', WEAK, $), repeat(all('_inline_', HEADS, $))),
    ...under('_strong_', STRONG, headed),
    ...under('_weak_', WEAK, headed),
    _head_user: $ => prec(1, seq(field('label', alias($._user, $.label)), optional($._words_tail))),
    _weak_header_user: $ => seq(field('label', alias($._user, $.label)), optional(seq($._colon, optional($._blank), $._words_value))),
    _user: () => spelling(WEAK.header_user),
    ...under('_inline_', HEADS, nextOnLine),
    _numbered_user_name: $ => prec(1, seq(field('label', alias($._label_of_user_name, $.label)), $._tail)),
    description: $ => seq(field('label', spelled(DESCRIPTION, $)), optional($._tail)),
    _words_tail: $ => seq($._colon, optional($._blank), optional($._words_value)),
    _words_value: $ => seq(field('value', alias($._words, $.value)), optional($._blank)),
    _words: $ => seq(/[^ \t\u00a0\r\n]+/, repeat(/[ \t\u00a0]+[^ \t\u00a0\r\n]+/)),

    // Description
    _item: $ => choice(seq(choice($._content, $._field_of_heading, $._heading_alone, $._weak_line), $._break), all('', SECTIONS, $)),
    _content: $ => choice(all('', FIELDS, $), $.field, $._sentence, $.text_line),
    ...under('', FIELDS, valued),
    user_name: $ => seq(field('label', alias($._label_of_user_name, $.label)), $._tail),
    _label_of_user_name: () => spelling(FIELDS.user_name),
    field: $ => seq(field('label', $.label), $._tail),
    _field_of_heading: $ => alias($._heading_with_value, $.field),
    _heading_with_value: $ =>
      seq(field('label', alias(anyHeading($), $.label)), $._colon, optional($._blank), field('value', $.value), optional($._blank)),
    _tail: $ => seq($._colon, optional($._blank), optional(seq(field('value', $.value), optional($._blank)))),
    value: () => /[^ \t\u00a0\r\n]+([ \t\u00a0]+[^ \t\u00a0\r\n]+)*/,

    // 681 is a sentence, on four lines or on one
    _sentence: $ =>
      seq(
        alias($._refused_user, $.user_name),
        optional(alias($._refused_package, $.authentication_package)),
        optional(alias($._refused_workstation, $.workstation_name)),
        optional(alias($._refused_code, $.error_code)),
      ),
    _refused_user: $ => seq(field('label', spelled(['The logon to account'], $)), $._words_tail),
    _refused_package: nextOnLine(['by']),
    _refused_workstation: nextOnLine(['from workstation']),
    _refused_code: nextOnLine(['failed. The error code was']),

    // Sections
    ...under('', SECTIONS, (_, id) => $ => prec.right(seq(heading(id, $), $._colon, optional($._blank), $._lines))),
    ...under('_last_', SECTIONS, (_, id) => $ => seq(heading(id, $), $._colon, optional($._blank), optional($._last_lines))),
    ...under('_heading_of_', SECTIONS, labels => () => spelling(labels)),
    _lines: $ =>
      prec.right(
        choice(
          seq($._inner, repeat(seq($._content, $._inner)), optional(seq($._content, $._end))),
          seq($._end, repeat(seq($._content, $._break))),
        ),
      ),
    _last_lines: $ =>
      choice(seq($._inner, repeat(seq($._content, $._inner)), $._content), seq($._end, repeat(seq($._content, $._break)), $._content)),

    // What nothing is read from
    text_line: $ =>
      choice(
        seq(alias($.label, $.text), optional($._blank)),
        $._long_text,
        ...Object.values(FIELDS).map(labels => alias(spelling(labels), $.text)),
      ),
    _heading_alone: $ => alias($._heading_text, $.text_line),
    _heading_text: $ => alias(anyHeading($), $.text),
    _long_text: $ => choice(seq($._text, optional($._blank), optional(seq(':', optional($._rest)))), seq(':', optional($._rest))),
    explanation: $ => prec.right(seq($._explaining, $._break, repeat(seq($._note, $._break)))),
    _last_explanation: $ => seq($._explaining, optional(seq($._break, repeat(seq($._note, $._break)), $._note))),
    _explaining: $ => choice(wins(/This event is generated[^\r\n]*/), seq(spelled(EVENT_XML, $), $._colon)),
    _note: $ => choice(seq(alias($.label, $.text), optional($._blank), optional(seq(':', optional($._rest)))), $._long_text),
    unparsed_line: $ => $._note,

    _colon: $ => seq(optional($._blank), ':'),
    _break: $ => choice($._end, $._inner),
    label: () => /[^: \t\u00a0\r\n]+([ \u00a0][^: \t\u00a0\r\n]+){0,8}/,
    _text: () => /[^: \t\u00a0\r\n]+([ \t\u00a0]+[^: \t\u00a0\r\n]+)*/,
    _rest: () => /[^\r\n]+/,
    _blank: () => /[ \t\u00a0]+/,
    _end: () => /([ \t\u00a0]*(\r\n|\n|\r))+[ \u00a0]?/,
    _inner: () => /([ \t\u00a0]*(\r\n|\n|\r))+([ \u00a0]?\t|[ \u00a0]{2})[ \t\u00a0]*/,
  },
})
