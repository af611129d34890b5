-- An incident of hundreds of orders: each of them is found by itself, not by reading all of the incident.
create index deadline_by_order on deadline (order_id) where order_id is not null;
create index dispatch_order_replacing on dispatch_order (replaces) where replaces is not null;
create index call_attempt_planned on call_attempt (incident_id, due_at) where state = 'PLANNED';
