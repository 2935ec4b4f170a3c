-- How far other systems have been told what changed: one row for each address that is told.
create table `webhook_delivery` (
  `address_hash` char(64)    not null,
  `position`     bigint      not null,
  `audience`     varchar(40) not null,
  `attempts`     int         not null,
  `next_at`      datetime(6) not null,
  `is_stopped`   boolean     not null,
  `lease_owner`  binary(16)  null,
  `lease_until`  datetime(6) null,
  primary key (`address_hash`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};
