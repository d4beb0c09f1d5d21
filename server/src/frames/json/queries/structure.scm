(pair value: [(object) (array)]) @fold
