-- What goes out and comes back together, at once or at a moment: all of it or nothing.
create table `release` (
  `id`           binary(16)    not null,
  `kind`         varchar(16)   not null,
  `name`         varchar(200)  null,
  `note`         varchar(2000) null,
  `state`        varchar(16)   not null,
  `revision`     int           not null,
  `local_at`     varchar(32)   null,
  `zone`         varchar(64)   null,
  `is_second`    boolean       null,
  `at`           datetime(6)   null,
  `created_at`   datetime(6)   not null,
  `created_by`   binary(16)    null,
  `scheduled_by` binary(16)    null,
  `released_at`  datetime(6)   null,
  `released_by`  binary(16)    null,
  `position`     bigint        null,
  `reverted_at`  datetime(6)   null,
  `reverted_by`  binary(16)    null,
  `reason`       varchar(500)  null,
  `failure`      longtext      null,
  primary key (`id`),
  key `release_at` (`at`, `id`),
  key `release_state` (`state`, `at`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `release_entry` (
  `release_id`     binary(16)    not null,
  `entry_id`       binary(16)    not null,
  `ordinal`        int           not null,
  `action`         varchar(16)   not null,
  `locales`        varchar(2000) null,
  `version_number` int           null,
  `done`           longtext      null,
  primary key (`release_id`, `entry_id`),
  key `release_entry_entry` (`entry_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- A token may open a release, as if it were out.
alter table `preview_token`
  add column `release_id` binary(16) null,
  add key `preview_token_release` (`release_id`);
