-- Calling people out: who is called for an order, over which channels, one rung after the other.

drop table notification; -- the short messages to team leaders, replaced by call_attempt

create table call_out (
    order_id      uuid primary key references dispatch_order,
    incident_id   uuid        not null references incident,
    division_code text        not null,
    exercise      boolean     not null,
    quorum        int         not null,
    opened_at     timestamptz not null,
    escalated_at  timestamptz,
    untold_at     timestamptz,
    closed_at     timestamptz
);
create index call_out_by_incident on call_out (incident_id);
comment on table call_out is 'One row per order whose people are called';
comment on column call_out.escalated_at is 'When somebody else was told because the leader was silent';
comment on column call_out.untold_at is 'When the 120 seconds were over and nobody had been told';

create table call_person (
    id           uuid primary key,
    order_id     uuid        not null references call_out,
    kind         text        not null,
    member_id    text,
    name         text        not null,
    phone        text,
    code         text        not null check (code ~ '^[0-9]{4}$'),
    delivered_at timestamptz,
    read_at      timestamptz,
    answered_at  timestamptz,
    answer       text,
    via          text,
    closed_at    timestamptz
);
create index call_person_by_order on call_person (order_id);
create unique index call_person_once on call_person (order_id, coalesce(member_id, kind));
-- A reply is matched by number and code, so the code is told apart from every other open order of that number.
create unique index call_person_code on call_person (phone, code) where closed_at is null;
create index call_person_by_phone on call_person (phone, code);

-- The outbox and the ladder in one: a row is a rung with its due time, and the message that goes out when it is due.
create table call_attempt (
    id           uuid primary key, -- the message's id at the gateway, the same over all retries
    order_id     uuid        not null references call_out,
    incident_id  uuid        not null,
    person_id    uuid        not null references call_person,
    notice       text        not null,
    seq          bigint      not null,
    step         int         not null,
    channel      text        not null,
    named        boolean     not null,
    unless       text        not null,
    provided     text        not null,
    exercise     boolean     not null,
    lane         smallint    not null,
    text         text        not null,
    due_at       timestamptz not null,
    state        text        not null,
    not_before   timestamptz not null,
    tries        int         not null default 0,
    lease_until  timestamptz,
    sent_at      timestamptz,
    delivered_at timestamptz,
    ended_at     timestamptz,
    result       text,
    unique (person_id, seq, step)
);
create index call_attempt_by_order on call_attempt (order_id);
create index call_attempt_due on call_attempt (due_at) where state = 'PLANNED';
create index call_attempt_waiting on call_attempt (channel, exercise, lane, not_before) where state in ('WAITING', 'SENDING');
comment on column call_attempt.seq is 'The journal entry that caused it; with person and step it makes the message once';
comment on column call_attempt.named is 'The next named person is called because somebody else was silent';
comment on column call_attempt.lane is '0 alarms, 1 news: a lower lane goes first';

create table inbound_message (
    id          text primary key,
    sender      text        not null,
    text        text        not null,
    received_at timestamptz not null,
    order_id    uuid,
    outcome     text        not null
);
comment on table inbound_message is 'What people wrote to us, by the gateway''s id, each once';

-- What stands for a whole channel belongs to no incident and no journal entry.
alter table alarm alter column incident_id drop not null;
alter table alarm alter column seq drop not null;
create unique index alarm_standing_once on alarm (division_code, kind, exercise) where incident_id is null and cleared_at is null;

alter table dispatch_order add column read_at timestamptz;
create index dispatch_order_untold on dispatch_order (issued_at) where state = 'ISSUED';
