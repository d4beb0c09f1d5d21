(word) @column
