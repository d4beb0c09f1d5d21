; What a value is, the format says (Format.values): by its key and the keys around it.
(value) @value
(name) @label
