/* What groups say of the values of a row: looked up by a number made of them, and compared with what was kept. */

INLINE int is_stated(u32 start, u32 end) { return end > start && !(end == start + 1 && *(u8 *)start == MINUS); }
INLINE v128_t load(u32 at) { return wasm_v128_load((u8 *)at); }

/* The first `length` of sixteen bytes, the others 0. */
static const u8 masks[2 * WIDTH] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
INLINE v128_t first_of(v128_t bytes, u32 length) { return wasm_v128_and(bytes, wasm_v128_load(masks + WIDTH - length)); }

INLINE void mix(u64 *one, u64 *other, v128_t bytes, u32 length) {
  *one = (*one ^ (u64)wasm_i64x2_extract_lane(bytes, 0)) * 0x9fb21c651e98df25ull;
  *other = (*other ^ (u64)wasm_i64x2_extract_lane(bytes, 1) ^ length) * 0xff51afd7ed558ccdull;
  *one ^= *one >> 32;
  *other ^= *other >> 29;
}

/* A number for the values of a group in the row. They are read where they stand: what was copied just before is slow to be read. */
INLINE u64 hash_of_row(const struct group *group, int number) {
  u64 one = 0x9e3779b97f4a7c15ull ^ (u32)number, other = 0xc2b2ae3d27d4eb4full;
  for (u32 i = 0; i < group->parts; i++) {
    u32 part = group->part[i];
    u32 at = starts[part & COLUMN], length = ends[part & COLUMN] - at;
    if (part & WHERE_ODD && !(number & 1)) continue;
    if (part & STATED) {
      one += (u64)is_stated(at, at + length) << i;
      continue;
    }
    for (; length > WIDTH; length -= WIDTH, at += WIDTH) mix(&one, &other, load(at), length);
    mix(&one, &other, first_of(load(at), length), length);
  }
  one = (one ^ other >> 32 ^ other << 32) * 0x9e3779b97f4a7c15ull;
  return one ^ one >> 32;
}

INLINE int is_same(u32 one, u32 other, u32 length) {
  for (; length > WIDTH; length -= WIDTH, one += WIDTH, other += WIDTH)
    if (!wasm_i8x16_all_true(wasm_i8x16_eq(load(one), load(other)))) return 0;
  return !wasm_v128_any_true(first_of(wasm_v128_xor(load(one), load(other)), length));
}

/* Whether values that were kept are those of the row. */
INLINE int are_of_row(u32 kept, const struct group *group, int number) {
  for (u32 i = 0; i < group->parts; i++) {
    u32 part = group->part[i];
    u32 at = starts[part & COLUMN], length = ends[part & COLUMN] - at;
    if (part & WHERE_ODD && !(number & 1)) continue;
    if (part & STATED) {
      if (*(u8 *)kept++ != is_stated(at, at + length)) return 0;
      continue;
    }
    if (*(u16 *)kept != length || !is_same(kept + 2, at, length)) return 0;
    kept += 2 + length;
  }
  return 1;
}

static u32 bytes_of_row(const struct group *group, int number) {
  u32 bytes = 0;
  for (u32 i = 0; i < group->parts; i++) {
    u32 part = group->part[i];
    if (part & WHERE_ODD && !(number & 1)) continue;
    bytes += part & STATED ? 1 : 2 + ends[part & COLUMN] - starts[part & COLUMN];
  }
  return bytes;
}

static void keep_row(u8 *values, const struct group *group, int number) {
  for (u32 i = 0; i < group->parts; i++) {
    u32 part = group->part[i];
    u32 at = starts[part & COLUMN], length = ends[part & COLUMN] - at;
    if (part & WHERE_ODD && !(number & 1)) continue;
    if (part & STATED) {
      *values++ = is_stated(at, at + length);
      continue;
    }
    *(u16 *)values = length;
    __builtin_memcpy(values + 2, (u8 *)at, length);
    values += 2 + length;
  }
}

/* A slot: some bits of the hash, and below them where a record lies, in steps of sixteen bytes. */
enum { TAG_SHIFT = 22, PLACE = (1 << TAG_SHIFT) - 1 };
INLINE u32 tag_of(u64 hash) { return (u32)(hash >> 54) << TAG_SHIFT; }
INLINE struct record *record_in(u32 slot) { return (struct record *)((slot & PLACE) * WIDTH); }

/* What a group says of the row; UNKNOWN where that is new. Only so many slots are looked at, whatever somebody wrote to make them collide. */
INLINE int ask(const struct group *group, int number, u64 hash) {
  u32 tag = tag_of(hash);
  for (u32 probe = 0; probe < MOST_PROBES; probe++) {
    u32 slot = group->slots[((u32)hash + probe) & group->mask];
    if (slot == 0) return UNKNOWN;
    if ((slot & ~PLACE) != tag) continue;
    const struct record *record = record_in(slot);
    if (record->number == number && are_of_row((u32)record->values, group, number)) return record->value;
  }
  return UNKNOWN;
}

static int put(struct group *group, u32 slot, u32 hash) {
  for (u32 probe = 0; probe < MOST_PROBES; probe++) {
    u32 *at = &group->slots[(hash + probe) & group->mask];
    if (*at != 0) continue;
    *at = slot;
    return 1;
  }
  return 0;
}

static int has_room(struct group *group) {
  if ((group->count + 1) * 2 <= group->mask) return 1;
  u32 *old = group->slots, slots = group->mask + 1;
  if (!take_slots(group, slots * 4)) return 0;
  for (u32 i = 0; i < slots; i++)
    if (old[i]) put(group, old[i], record_in(old[i])->hash);
  return 1;
}

/* Gives a group its answer about the row that was stopped at, for all rows like it. */
EXPORT(learn) void learn(u32 number, int value) {
  struct group *group = &groups[number];
  if (!(stopped.unknown >> number & 1)) return;
  stopped.unknown &= ~(1u << number);
  if (!has_room(group)) {
    is_full = 1;
    return;
  }
  struct record *record = (struct record *)take(sizeof(struct record) + bytes_of_row(group, numbers[number]));
  if (!record) {
    is_full = 1;
    return;
  }
  u64 hash = hashes[number];
  record->value = value;
  record->number = numbers[number];
  record->hash = (u32)hash;
  keep_row(record->values, group, numbers[number]);
  if (put(group, tag_of(hash) | (u32)record / WIDTH, (u32)hash)) group->count++;
}
