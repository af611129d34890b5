-- What the process asks people, and which runs were begun. The engine keeps its own tables; nobody else reads those.

create table process_run (
    subject     uuid primary key,
    incident_id uuid        not null references incident,
    process_key text        not null,
    begun_at    timestamptz not null
);
create index process_run_by_incident on process_run (incident_id);
comment on table process_run is 'One row per thing a process was begun for: an incident, an order, a journal entry; makes beginning twice impossible';

create table decision_task (
    id             text primary key,
    incident_id    uuid        not null references incident,
    order_id       uuid,
    division_code  text        not null,
    kind           text        not null,
    title          text        not null,
    question       text        not null,
    role           text        not null,
    opened_at      timestamptz not null,
    due_at         timestamptz,
    proposal       jsonb       not null default '{}',
    escalated_role text,
    escalated_at   timestamptz,
    closed_at      timestamptz,
    outcome        text,
    reason         text,
    closed_by      text
);
create index decision_task_open on decision_task (division_code text_pattern_ops, due_at) where closed_at is null;
create index decision_task_by_incident on decision_task (incident_id);
comment on column decision_task.id is 'The engine''s task id';
comment on column decision_task.outcome is 'The decision, or OVERTAKEN when a fact made it needless';
