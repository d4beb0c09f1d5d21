(image_name) @image-name
(pid) @pid
(service) @service
(module) @module
(session_name) @session-name
(session_number) @session-number
(memory_usage) @memory-usage
(status) @status
(user_name) @user-name
(cpu_time) @cpu-time
(window_title) @window-title

(column_name) @label
(none) @comment
(ruler) @comment
(unparsed_line) @comment
