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
