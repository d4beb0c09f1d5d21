/** States of a lexer that one function may hold. */
const STATES_IN_PART = 200
/** Lexers with fewer states stay as they are generated. */
const LARGE = 1000

/** The generated code says ADVANCE and END_STATE; in a part they return to the loop what it has to do. */
const MACROS = `
#undef NO_STATE
#define NO_STATE 65535
#undef ACCEPT_TOKEN
#undef ADVANCE
#undef ADVANCE_MAP
#undef SKIP
#undef END_STATE
#define ACCEPT_TOKEN(symbol) { *result = true; lexer->result_symbol = symbol; lexer->mark_end(lexer); }
#define ADVANCE(state_value) { return state_value; }
#define SKIP(state_value) { *skip = true; return state_value; }
#define END_STATE() return NO_STATE;
#define ADVANCE_MAP(...) { static const uint16_t map[] = { __VA_ARGS__ }; \\
  for (uint32_t i = 0; i < sizeof(map) / sizeof(map[0]); i += 2) if (map[i] == lookahead) return map[i + 1]; }
`

/**
 * A generated `parser.c` whose large lexers are cut into functions of some hundred states. One function with thousands of states is more than V8's optimiser
 * can take: it needs gigabytes, and ends the process with "out of memory: Zone" (seen in V8 13.6).
 */
export function inParts(source) {
  const lexers = [...source.matchAll(/^static bool (ts_lex\w*)\(TSLexer \*lexer, TSStateId state\) \{\n([\s\S]*?)^\}\n/gm)]
  const found = lexers.map(([whole, name, body]) => ({ whole, name, cases: casesOf(body) }))
  // The macros are the whole file's, so all of its lexers are cut or none.
  if (!found.some(({ cases }) => cases.length >= LARGE)) return source
  return found.reduce((text, { whole, name, cases }) => text.replace(whole, () => cut(name, cases)), source)
}

const casesOf = body => body.slice(body.indexOf('    case 0:'), body.indexOf('    default:')).split(/^(?= {4}case \d+:)/m)

function cut(name, cases) {
  const count = Math.ceil(cases.length / STATES_IN_PART)
  const given = 'TSLexer *lexer, int32_t lookahead, bool eof, TSStateId state, bool *result, bool *skip'
  const parts = Array.from({ length: count }, (_, n) => {
    const own = cases.slice(n * STATES_IN_PART, (n + 1) * STATES_IN_PART).join('')
    return `__attribute__((noinline)) static TSStateId ${name}_${n}(${given}) {\n  switch (state) {\n${own}    default:\n      return NO_STATE;\n  }\n}\n`
  })
  const calls = parts.map(
    (_, n) => `      case ${n}: next = ${name}_${n}(lexer, lexer->lookahead, lexer->eof(lexer), state, &result, &skip); break;\n`,
  )
  const loop = `static bool ${name}(TSLexer *lexer, TSStateId state) {
  bool result = false;
  for (;;) {
    bool skip = false;
    TSStateId next = NO_STATE;
    switch (state / ${STATES_IN_PART}) {
${calls.join('')}    }
    if (next == NO_STATE) return result;
    state = next;
    lexer->advance(lexer, skip);
  }
}
`
  return `${MACROS}${parts.join('\n')}${loop}`
}
