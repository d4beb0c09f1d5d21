; The values in it: the format's `within`
(entry) @column
