(entry) @entry
[(subject_section) (account_section) (process_section) (section)] @fold
(explanation) @fold
