-- Where imported entries came from: what makes importing again find them, and leave alone what an editor changed.
create table `imported_entry` (
  `source`      varchar(64)  not null,
  `type`        varchar(64)  not null,
  `external_id` varchar(190) not null,
  `entry_id`    binary(16)   not null,
  `version`     varchar(20)  not null,
  `row_hash`    char(64)     not null,
  `value_hashes` longtext    not null,
  `imported_at` datetime(6)  not null,
  primary key (`source`, `type`, `external_id`),
  key `imported_entry_entry` (`entry_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};
