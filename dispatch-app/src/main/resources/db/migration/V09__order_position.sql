create table order_position (
    order_id uuid primary key references dispatch_order,
    lon      double precision not null check (lon between -180 and 180),
    lat      double precision not null check (lat between -90 and 90),
    at       timestamptz      not null
);
comment on table order_position is 'Where a crew last was under an order; kept apart from the team, so that an exercise never moves a real one';
