(entry delimiter: (delimiter) @delimiter)
(column) @column

(field_name) @label
(keyword) @keyword
(comment) @comment
(directive value: (value) @comment)
