(element (start_tag) (element)) @fold
