create table alarm (
    id              uuid primary key,
    incident_id     uuid        not null,
    order_id        uuid,
    division_code   text        not null,
    exercise        boolean     not null,
    kind            text        not null,
    level           text        not null,
    text            text        not null,
    seq             bigint      not null,
    raised_at       timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    cleared_at      timestamptz,
    unique (incident_id, seq, kind)
);
create index alarm_open on alarm (division_code text_pattern_ops, raised_at desc) where acknowledged_at is null and cleared_at is null;
comment on table alarm is 'What stands on the board until somebody takes it up by name';

create table notification (
    id          uuid primary key,
    incident_id uuid        not null,
    order_id    uuid        not null,
    seq         bigint      not null,
    recipient   text        not null,
    channel     text        not null,
    text        text        not null,
    exercise    boolean     not null,
    created_at  timestamptz not null,
    sent_at     timestamptz,
    outcome     text,
    unique (incident_id, seq, recipient, channel)
);
create index notification_unsent on notification (created_at) where sent_at is null;
comment on table notification is 'The outbox: what is to be told to whom, written in the transaction of the follower that read why';
