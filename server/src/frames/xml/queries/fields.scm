; What a value is, the format says (Format.values): by the name of its element and, where there is one, its attribute Name.
(value) @value
(name) @label
(comment) @comment
(instruction) @comment
