/* Carriage returns that stand alone: to an editor they end a line. */

static u8 looked_through[INPUT_BYTES + BLOCK] __attribute__((aligned(64)));
EXPORT(looked_through_at) u32 looked_through_at(void) { return (u32)looked_through; }

/* Whether one stands before anything but a line feed among the first `length` bytes that are looked through; of the last byte nothing is said. */
EXPORT(has_lone_return) u32 has_lone_return(u32 length) {
  v128_t returns = wasm_u8x16_splat(CR), feeds = wasm_u8x16_splat(LF);
  for (u32 i = 0; i + 1 < length; i += WIDTH) {
    u32 at = (u32)looked_through + i;
    v128_t found = wasm_i8x16_eq(load(at), returns);
    if (!wasm_v128_any_true(found)) continue;
    v128_t alone = wasm_v128_andnot(found, wasm_i8x16_eq(load(at + 1), feeds));
    if (wasm_v128_any_true(wasm_v128_and(alone, before(length - 1 - i)))) return 1;
  }
  return 0;
}
