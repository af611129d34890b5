-- Words that could not be acted on wait on a list until a person says what they mean.

alter table inbound_message
    add column message_id     uuid        not null default gen_random_uuid() unique,
    add column via            text        not null default 'SMS',
    add column code           text,
    add column why            text,
    add column person_id      uuid references call_person,
    add column divisions      text[]      not null default '{}',
    add column exercise       boolean     not null default false,
    add column settled_at     timestamptz,
    add column settled_by     text,
    add column settled_as     text,
    add column settled_person uuid references call_person,
    add column settled_reason text;
comment on column inbound_message.message_id is 'The message as we call it, and the client id of the answer it becomes';
comment on column inbound_message.code is 'The four digits in it, or null';
comment on column inbound_message.why is 'Why it could not be acted on';
comment on column inbound_message.person_id is 'Whom it may be from';
comment on column inbound_message.divisions is 'On whose desks it waits';

update inbound_message m
   set divisions = array [c.division_code], exercise = c.exercise, why = '历史短信'
  from call_out c
 where c.order_id = m.order_id and m.outcome = 'UNCLEAR' and c.closed_at is null;

create index inbound_message_unclear on inbound_message (received_at) where outcome = 'UNCLEAR' and settled_at is null;

-- The edge of the fire as it was seen, one drawing after the other; none is ever changed.

create table fire_perimeter (
    id          uuid primary key,
    incident_id uuid             not null references incident,
    geometry    jsonb            not null,
    hectares    double precision not null,
    observed_at timestamptz      not null,
    source      text             not null,
    note        text,
    drawn_by    text             not null,
    drawn_at    timestamptz      not null
);
create index fire_perimeter_by_incident on fire_perimeter (incident_id, observed_at desc);

-- A crew marks its way out and its safety zone itself, also while it is in no sector.

alter table safety_feature
    alter column sector_id drop not null,
    add column incident_id uuid references incident,
    add column order_id    uuid references dispatch_order,
    add column marked_by   text;
update safety_feature f set incident_id = s.incident_id from sector s where s.id = f.sector_id;
alter table safety_feature
    alter column incident_id set not null,
    add check (num_nonnulls(sector_id, order_id) >= 1);
create index safety_feature_by_incident on safety_feature (incident_id);
