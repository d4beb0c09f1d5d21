(date) @date
(time) @time
(tag) @tag
(thread) @thread
(domain_prefix) @domain-prefix

(logon_kind) @logon-kind
(user_domain) @user-domain
(user_name) @user-name
(workstation) @workstation
(via) @via
(package) @package
(direction) @direction
(status) @status

(host_name) @host-name
(ip_address) @ip-address
(machine_name) @machine-name
(machine_account) @machine-account

(event_id) @event-id
(function) @function
(code) @code

["SamLogon" "NetrLogonUasLogon" "NO_CLIENT_SITE" "Received ping from" "Eventlog"] @keyword
["logon of" "of" "from" "(via" "Package:" "entered:" "Bad password" "on account"] @label
(unparsed_line) @comment
