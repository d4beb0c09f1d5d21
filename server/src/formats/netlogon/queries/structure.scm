(entry) @entry
