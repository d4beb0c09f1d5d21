(column) @column

(field_name) @label
(keyword) @keyword
(comment) @comment
(directive value: (value) @comment)
(date_directive date: (date) @directive-date)
(date_directive time: (time) @directive-time)
