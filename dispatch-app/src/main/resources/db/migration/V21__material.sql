-- Materials: what there is, where each lot stands, every movement as balanced postings, and the orders that move it.

create table material (
    code              text primary key check (code ~ '^[123]-[0-9A-Z]{1,12}$'),
    name              text     not null unique,
    class             smallint not null check (class between 1 and 3),
    gb_code           text check (gb_code ~ '^[123][0-9]{6}$'),
    unit              text     not null,
    whole             boolean  not null,
    use               text     not null check (use in ('CONSUMABLE', 'RETURNABLE')),
    shelf_life_months int check (shelf_life_months > 0),
    note              text,
    check (left(code, 1) = class::text),
    check (gb_code is null or left(gb_code, 1) = class::text)
);
comment on column material.code is 'Our own code: the certain major class of GB/T 38565 and a running number';
comment on column material.gb_code is 'GB/T 38565, seven digits; null until somebody has read the leaf from the standard';
comment on column material.whole is 'Counted in whole pieces; everything else to three decimals';

create table material_part (
    kit_code  text           not null references material,
    part_code text           not null references material,
    quantity  numeric(15, 3) not null check (quantity > 0),
    primary key (kit_code, part_code),
    check (kit_code <> part_code)
);
comment on table material_part is 'What a kit consists of; a kit itself lies nowhere';

alter table depot
    add column owner_name text    not null default '',
    add column owner_kind text    not null default 'GOVERNMENT' check (owner_kind in ('GOVERNMENT', 'MEMBER_UNIT', 'ENTERPRISE')),
    add column pooled     boolean not null default true;
comment on column depot.pooled is 'In the county''s pool: the duty room may order from it without asking the owner';

create table stock_minimum (
    depot_id      text           not null references depot,
    material_code text           not null references material,
    quantity      numeric(15, 3) not null check (quantity > 0),
    primary key (depot_id, material_code)
);

create table lot (
    id            bigint generated always as identity primary key,
    depot_id      text references depot,
    material_code text not null references material,
    batch         text not null,
    expires_on    date,
    condition     text not null default 'SERVICEABLE' check (condition in ('SERVICEABLE', 'IN_MAINTENANCE', 'UNSERVICED')),
    serviced_on   date,
    unique (depot_id, material_code, batch)
);
create index lot_by_material on lot (material_code);
comment on column lot.depot_id is 'Null for what was requisitioned: it never lay with us';
comment on column lot.condition is 'What is not serviceable is not selectable';

create table ledger_account (
    id       bigint generated always as identity primary key,
    kind     text           not null,
    lot_id   bigint         not null references lot,
    holder   text           not null default '',
    whole    boolean        not null,
    balance  numeric(15, 3) not null default 0,
    reserved numeric(15, 3) not null default 0,
    unique (kind, lot_id, holder),
    check (balance >= 0 or kind in ('SUPPLIER', 'DIFFERENCE', 'COUNT', 'LENDER', 'OWNER', 'EXERCISE')),
    check (reserved >= 0 and (reserved = 0 or kind = 'DEPOT' and reserved <= balance)),
    check (not whole or balance = trunc(balance) and reserved = trunc(reserved))
);
create index ledger_account_by_lot on ledger_account (lot_id);
create index ledger_account_by_holder on ledger_account (holder) where holder <> '';
comment on table ledger_account is 'Where so much of a lot is; the balance is the sum of its postings, moved in the same transaction';
comment on column ledger_account.holder is 'Whose: the order, the loan, the requisition; for DEPOT empty, or the exercise that plays with a copy of the shelf';

create table movement (
    id          uuid primary key,
    number      bigint generated always as identity unique,
    kind        text        not null,
    order_id    uuid,
    incident_id uuid,
    reason      text,
    at          timestamptz not null,
    device_at   timestamptz,
    actor       text        not null,
    actor_name  text        not null,
    channel     text        not null
);
create index movement_by_order on movement (order_id) where order_id is not null;

create table posting (
    movement_id uuid           not null references movement,
    account_id  bigint         not null references ledger_account,
    quantity    numeric(15, 3) not null check (quantity <> 0),
    balance     numeric(15, 3) not null,
    primary key (movement_id, account_id)
);
create index posting_by_account on posting (account_id);
comment on column posting.balance is 'Of the account, afterwards';

create function movement_balances() returns trigger language plpgsql as $$
begin
    if exists (select 1
                 from posting p join ledger_account a on a.id = p.account_id join lot l on l.id = a.lot_id
                where p.movement_id = new.movement_id
                group by l.material_code having sum(p.quantity) <> 0) then
        raise exception 'movement % does not balance', new.movement_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger posting_balances after insert on posting
    deferrable initially deferred for each row execute function movement_balances();

-- The ledger is written once: what was wrong is put right by another movement.
create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger movement_append_only before update or delete on movement
    for each row execute function ledger_is_append_only();
create trigger movement_no_truncate before truncate on movement
    for each statement execute function ledger_is_append_only();
create trigger posting_append_only before update or delete on posting
    for each row execute function ledger_is_append_only();
create trigger posting_no_truncate before truncate on posting
    for each statement execute function ledger_is_append_only();

create table reservation (
    order_id   uuid           not null,
    account_id bigint         not null references ledger_account,
    label      text           not null,
    quantity   numeric(15, 3) not null check (quantity > 0),
    until      timestamptz    not null,
    primary key (order_id, account_id)
);
create index reservation_by_account on reservation (account_id);
comment on table reservation is 'What of a shelf is held for an order, and until when; ledger_account.reserved is its sum';

-- What lay in the depots before there was a ledger.
insert into material (code, name, class, unit, whole, use)
select class || '-' || lpad((row_number() over (partition by class order by material))::text, 3, '0'),
       material, class, unit, not fractional and unit not in ('千米', '吨', '立方米'),
       case when class = 2 then 'RETURNABLE' else 'CONSUMABLE' end
  from (select material, min(class) class, min(unit) unit, bool_or(quantity <> trunc(quantity)) fractional
          from stock group by material) known;
insert into lot (depot_id, material_code, batch)
select s.depot_id, m.code, '期初' from stock s join material m on m.name = s.material;
insert into ledger_account (kind, lot_id, whole, balance)
select k.kind, l.id, m.whole, k.sign * s.quantity
  from stock s join material m on m.name = s.material
  join lot l on l.depot_id = s.depot_id and l.material_code = m.code
 cross join (values ('DEPOT', 1), ('SUPPLIER', -1)) k (kind, sign);
insert into movement (id, kind, reason, at, actor, actor_name, channel)
select gen_random_uuid(), 'OPENING', '期初 ' || depot_id, now(), 'system', '系统', 'SYSTEM'
  from stock where quantity <> 0 group by depot_id;
insert into posting (movement_id, account_id, quantity, balance)
select v.id, a.id, a.balance, a.balance
  from ledger_account a join lot l on l.id = a.lot_id
  join movement v on v.reason = '期初 ' || l.depot_id
 where a.balance <> 0;
drop table stock;
-- the owner keeps its right to update movements only because a foreign key has to lock them; the trigger stops it all the same
revoke delete, truncate on movement from current_user;
revoke update, delete, truncate on posting from current_user;

create table material_order (
    id               uuid primary key,
    incident_id      uuid             not null references incident,
    number           int              not null,
    state            text             not null,
    exercise         boolean          not null,
    depot_id         text references depot,
    destination      text             not null,
    lon              double precision not null,
    lat              double precision not null,
    carrier_team_id  text references team,
    carrier_name     text,
    carrier_plate    text,
    carrier_phone    text,
    receiver_team_id text references team,
    split_from       uuid references material_order,
    needed_by        timestamptz,
    note             text,
    reason           text,
    reserved_until   timestamptz,
    eta_at           timestamptz,
    distance_km      numeric(7, 1),
    requested_at     timestamptz      not null,
    requested_by     text             not null,
    allocated_at     timestamptz,
    loaded_at        timestamptz,
    departed_at      timestamptz,
    received_at      timestamptz,
    used_at          timestamptz,
    settled_at       timestamptz,
    cancelled_at     timestamptz,
    closed_at        timestamptz,
    unique (incident_id, number),
    check (depot_id is not null or state in ('REQUESTED', 'CANCELLED'))
);
create index material_order_by_depot on material_order (depot_id) where closed_at is null;
comment on column material_order.split_from is 'The order whose need this one covers from another depot';
comment on column material_order.closed_at is 'Nothing of it is anywhere any more';

create table material_order_line (
    order_id      uuid           not null references material_order,
    line          int            not null,
    material_code text           not null references material,
    lot_id        bigint references lot,
    requested     numeric(15, 3) not null check (requested > 0),
    allocated     numeric(15, 3) not null default 0 check (allocated >= 0),
    loaded        numeric(15, 3) not null default 0 check (loaded >= 0),
    reasons       text[]         not null default '{}',
    primary key (order_id, line)
);
comment on column material_order_line.lot_id is 'Null until allocated; what came of it afterwards is in the ledger';

create table material_message (
    actor        text        not null,
    client_id    uuid        not null,
    order_id     uuid        not null references material_order,
    kind         text        not null,
    device_seq   bigint,
    device_at    timestamptz,
    received_at  timestamptz not null,
    on_behalf_of text,
    via          text,
    outcome      text        not null,
    body_hash    text        not null,
    answer       text        not null,
    primary key (actor, client_id)
);
create index material_message_by_order on material_message (order_id);
comment on table material_message is 'What keepers, carriers and receivers said, once each, with the answer they got';

create table loan (
    id            uuid primary key,
    depot_id      text           not null references depot,
    direction     text           not null check (direction in ('BORROWED', 'LENT')),
    counterparty  text           not null,
    contact       text,
    lot_id        bigint         not null references lot,
    quantity      numeric(15, 3) not null check (quantity > 0),
    returned      numeric(15, 3) not null default 0 check (returned between 0 and quantity),
    due_back      timestamptz    not null,
    reason        text           not null,
    agreed_at     timestamptz    not null,
    agreed_by     text           not null,
    closed_at     timestamptz
);
create index loan_by_depot on loan (depot_id);

create table requisition (
    id             uuid primary key,
    incident_id    uuid        not null references incident,
    receipt_number text        not null unique,
    owner          text        not null,
    contact        text,
    basis          text        not null,
    reason         text        not null,
    decided_by     text        not null,
    decided_at     timestamptz not null,
    returned_at    timestamptz,
    compensation   numeric(14, 2) check (compensation >= 0),
    compensated_at timestamptz,
    compensation_note text
);
create index requisition_by_incident on requisition (incident_id);

create table requisition_item (
    requisition_id uuid           not null references requisition,
    lot_id         bigint         not null references lot,
    quantity       numeric(15, 3) not null check (quantity > 0),
    primary key (requisition_id, lot_id)
);
