-- The message journal, and the water in the water points.

create table message_book (
    incident_id uuid primary key references incident,
    last_number int not null default 0 check (last_number >= 0)
);
comment on table message_book is 'Holding an incident''s row orders its messages, so that their numbers leave no gap';

create table message (
    id          uuid primary key,
    incident_id uuid        not null references message_book,
    number      int         not null check (number > 0),
    -- no number without the one before it
    previous    int generated always as (nullif(number - 1, 0)) stored,
    client_id   uuid        not null,
    direction   text        not null check (direction in ('IN', 'OUT')),
    channel     text        not null,
    urgency     text        not null check (urgency in ('FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE')),
    sender      text        not null,
    receiver    text        not null,
    text        text        not null,
    place       text,
    lon         double precision check (lon between -180 and 180),
    lat         double precision check (lat between -90 and 90),
    said_at     timestamptz not null,
    written_at  timestamptz not null,
    written_by  text        not null,
    writer      text        not null,
    reply_to    int,
    corrects    int,
    alert_id    uuid references alert,
    unique (incident_id, number),
    unique (incident_id, client_id),
    foreign key (incident_id, previous) references message (incident_id, number),
    foreign key (incident_id, reply_to) references message (incident_id, number),
    foreign key (incident_id, corrects) references message (incident_id, number),
    check (reply_to < number and corrects < number),
    check ((lon is null) = (lat is null))
);
create unique index message_of_alert on message (alert_id) where alert_id is not null;
create unique index message_corrected_once on message (incident_id, corrects) where corrects is not null;
create index message_answers on message (incident_id, reply_to) where reply_to is not null;
comment on column message.said_at is 'When it was said; written_at is when it was put down';
comment on column message.written_by is 'The account; writer is what people call them';

-- What was written down stays as it was written: a correction is a further message.
create function message_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'messages are append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger message_append_only before update or delete on message
    for each row execute function message_is_append_only();
create trigger message_no_truncate before truncate on message
    for each statement execute function message_is_append_only();
-- the right to update stays, which foreign keys need to hold a row; the trigger stops the update itself
revoke delete, truncate on message from current_user;

create table message_handling (
    message_id  uuid primary key references message,
    incident_id uuid not null references incident,
    state       text not null check (state in ('NEW', 'ACTION', 'INFORMATION', 'FILED', 'SETTLED')),
    person      text,
    note        text,
    triaged_at  timestamptz,
    triaged_by  text,
    settled_at  timestamptz,
    settled_by  text,
    outcome     text,
    overdue_at  timestamptz,
    check (state <> 'ACTION' or person is not null),
    check ((state = 'SETTLED') = (settled_at is not null))
);
create index message_handling_by_state on message_handling (incident_id, state);
comment on table message_handling is 'What becomes of a message; when it is due stands in deadline, under the message''s id';

create table message_order (
    message_id uuid        not null references message,
    order_id   uuid        not null references dispatch_order,
    issued     boolean     not null,
    linked_at  timestamptz not null,
    linked_by  text        not null,
    primary key (message_id, order_id)
);
comment on column message_order.issued is 'The order was given because of the message; else they were put together later';

-- a deadline may belong to an order, a request for aid or a message
create index deadline_by_subject on deadline (order_id) where order_id is not null;

-- Water is drawn and comes back: what is in a point now, and how we know.
alter table water_point add column now_m3 numeric(10, 1);
alter table water_point add column checked_at timestamptz;
alter table water_point add column checked_by text;
update water_point set now_m3 = volume_m3, checked_at = checked_on::timestamp at time zone 'Asia/Shanghai';
alter table water_point alter column now_m3 set not null;
alter table water_point add constraint water_point_holds check (now_m3 >= 0 and now_m3 <= volume_m3);
comment on column water_point.volume_m3 is 'What it holds when full';
comment on column water_point.now_m3 is 'What is in it now: the last count, less what was drawn, plus what came back';

create table water_movement (
    id          uuid primary key,
    point_id    text           not null references water_point,
    client_id   uuid           not null unique,
    kind        text           not null check (kind in ('CHECK', 'DRAW', 'REFILL', 'REGISTER')),
    change_m3   numeric(10, 1) not null,
    now_m3      numeric(10, 1) not null check (now_m3 >= 0),
    drawn_m3    numeric(10, 1) check (drawn_m3 > 0),
    order_id    uuid references dispatch_order,
    incident_id uuid references incident,
    by_name     text           not null,
    note        text,
    at          timestamptz    not null
);
create index water_movement_by_point on water_movement (point_id, at desc);
comment on column water_movement.change_m3 is 'Signed; the changes of a point sum to what is in it';
comment on column water_movement.drawn_m3 is 'What the crew says it drew; more than the change when less was thought to be there';
insert into water_movement (id, point_id, client_id, kind, change_m3, now_m3, by_name, at)
select gen_random_uuid(), id, gen_random_uuid(), 'REGISTER', now_m3, now_m3, '登记册', coalesce(checked_at, now())
  from water_point;
