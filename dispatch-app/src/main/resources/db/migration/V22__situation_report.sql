-- Information reports upward: what has to be reported by when, what was written, and who has it.

create table reporting_duty (
    id             uuid primary key,
    incident_id    uuid        not null references incident,
    number         int         not null,
    began_at       timestamptz not null,
    cause          text        not null,
    gravity        jsonb       not null,
    important_seq  bigint      not null default 0,
    important_what text,
    casualties     boolean     not null default false,
    at_report      uuid,
    ended_at       timestamptz,
    unique (incident_id, number)
);
create unique index reporting_duty_open_once on reporting_duty (incident_id) where ended_at is null;
comment on table reporting_duty is 'One per incident; another one when casualties change after the final report';
comment on column reporting_duty.at_report is 'The report the process goes on with; others may have been opened meanwhile';
comment on column reporting_duty.gravity is 'Grade, level and casualties as they were last judged: another one is an important change';
comment on column reporting_duty.important_seq is 'The journal entry of the last important change; a report that was signed before it must be followed by another';

create table situation_report (
    id             uuid primary key,
    duty_id        uuid        not null references reporting_duty,
    incident_id    uuid        not null references incident,
    number         int         not null,
    kind           text        not null check (kind in ('FIRST', 'FOLLOW_UP', 'FINAL')),
    occasion       text        not null,
    label          text        not null,
    state          text        not null,
    levels         text[]      not null,
    rules          jsonb       not null,
    opened_at      timestamptz not null,
    opened_by      text        not null,
    phone_due_at   timestamptz,
    phone_at       timestamptz,
    phone_to       text,
    phone_heard_by text,
    phone_text     text,
    phone_by       text,
    due_at         timestamptz not null,
    warn_at        timestamptz not null,
    filled         int         not null default 0,
    total          int         not null default 0,
    remark         text,
    submitted_at   timestamptz,
    submitted_by   text,
    version        int         not null default 0,
    document_number text,
    facts_seq      bigint      not null default 0,
    approved_at    timestamptz,
    approved_by    text,
    next_due_at    timestamptz,
    sent_at        timestamptz,
    received_at    timestamptz,
    county         text        not null,
    exercise       boolean     not null,
    year           int         not null,
    serial         int,
    unique (incident_id, number)
);
create index situation_report_by_duty on situation_report (duty_id, number desc);
create unique index situation_report_serial on situation_report (county, exercise, year, serial);
comment on column situation_report.sent_at is 'When it went out for the first time: what the deadline is held against, for good';
comment on column situation_report.remark is 'Why it was returned or is being amended';

create table situation_report_field (
    report_id uuid        not null references situation_report,
    field     text        not null,
    text      text,
    revision  int         not null,
    edited_by text        not null,
    edited_at timestamptz not null,
    primary key (report_id, field)
);
comment on table situation_report_field is 'What people wrote by hand; a null text gives the field back to the journal';

create table situation_report_version (
    report_id       uuid        not null references situation_report,
    version         int         not null,
    document_number text        not null,
    bureau          text        not null,
    facts_seq       bigint      not null,
    fields          jsonb       not null,
    changes         jsonb       not null,
    reason          text,
    next_due_at     timestamptz,
    drafted_by      text        not null,
    approved_by     text        not null,
    approved_at     timestamptz not null,
    primary key (report_id, version)
);
comment on table situation_report_version is 'What was signed, as it was signed: names and numbers stay although the world goes on';
create function situation_report_version_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'a signed report is never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger situation_report_version_append_only before update or delete on situation_report_version
    for each row execute function situation_report_version_is_append_only();

create table situation_report_delivery (
    id            uuid primary key,
    report_id     uuid        not null references situation_report,
    version       int         not null,
    level         text        not null,
    division_code text,
    name          text        not null,
    main          boolean     not null,
    by_pass       boolean     not null default false,
    reason        text,
    channel       text        not null,
    sent_at       timestamptz not null,
    sent_by       text        not null,
    received_at   timestamptz,
    received_by   text,
    via           text,
    unique (report_id, version, level)
);
create index situation_report_delivery_by_division on situation_report_delivery (division_code, sent_at desc);
comment on column situation_report_delivery.main is 'Addressed to, whose receipt is waited for; false for a copy or what another level passes on';
