-- The truth of content. Text compares exactly (${collation}); ids are UUIDv7, most significant byte first; times are UTC.

create table `entry` (
  `id`          binary(16)  not null,
  `type`        varchar(64) not null,
  `created_at`  datetime(6) not null,
  `created_by`  binary(16)  null,
  `trashed_at`  datetime(6) null,
  `trashed_by`  binary(16)  null,
  `head_number` int         not null,
  primary key (`id`),
  key `entry_type` (`type`, `id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `entry_version` (
  `entry_id`   binary(16)   not null,
  `number`     int          not null,
  `revision`   int          not null,
  `closed`     boolean      not null,
  `fields`     longtext     not null,
  `changes`    longtext     not null,
  `sources`    longtext     not null,
  `note`       varchar(500) null,
  `created_at` datetime(6)  not null,
  `created_by` binary(16)   null,
  `updated_at` datetime(6)  not null,
  primary key (`entry_id`, `number`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `entry_locale` (
  `entry_id`           binary(16)  not null,
  `locale`             varchar(35) not null,
  `state`              varchar(16) not null,
  `version_number`     int         null,
  `first_published_at` datetime(6) null,
  `published_at`       datetime(6) null,
  `published_by`       binary(16)  null,
  primary key (`entry_id`, `locale`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `publication` (
  `id`             bigint      not null auto_increment,
  `entry_id`       binary(16)  not null,
  `locale`         varchar(35) not null,
  `version_number` int         not null,
  `from_at`        datetime(6) not null,
  `to_at`          datetime(6) null,
  `from_position`  bigint      not null,
  `to_position`    bigint      null,
  `actor`          binary(16)  null,
  primary key (`id`),
  key `publication_entry` (`entry_id`, `locale`, `from_at`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `unique_key` (
  `scope`        varchar(130) not null,
  `locale`       varchar(35)  not null,
  `value`        varchar(190) not null,
  `entry_id`     binary(16)   not null,
  `is_current`   boolean      not null,
  `is_published` boolean      not null,
  primary key (`scope`, `locale`, `value`),
  key `unique_key_entry` (`entry_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `content_model` (
  `type_id`           varchar(64)  not null,
  `field_key`         varchar(130) not null,
  `field_type`        varchar(32)  not null,
  `localized`         boolean      not null,
  `column_generation` int          not null,
  `removed_at`        datetime(6)  null,
  primary key (`type_id`, `field_key`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `model_generation` (
  `id`          tinyint     not null,
  `generation`  bigint      not null,
  `fingerprint` char(64)    not null,
  `changed_at`  datetime(6) not null,
  primary key (`id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `event` (
  `position` bigint      not null,
  `at`       datetime(6) not null,
  `kind`     varchar(64) not null,
  `entry_id` binary(16)  null,
  `type`     varchar(64) null,
  `payload`  longtext    not null,
  `actor`    binary(16)  null,
  primary key (`position`),
  key `event_entry` (`entry_id`),
  key `event_kind` (`kind`, `position`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- One row: auto-increment ids commit out of order, this counter does not.
create table `position` (
  `id`    tinyint not null,
  `value` bigint  not null,
  primary key (`id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

insert into `position` (`id`, `value`) values (1, 0);

create table `idempotency_key` (
  `caller`      varchar(64)  not null,
  `id`          varchar(128) not null,
  `fingerprint` char(64)     not null,
  `answer`      longtext     not null,
  `created_at`  datetime(6)  not null,
  primary key (`caller`, `id`),
  key `idempotency_key_created` (`created_at`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `migration_step` (
  `id`         bigint      not null auto_increment,
  `generation` bigint      not null,
  `ordinal`    int         not null,
  `statement`  longtext    not null,
  `state`      varchar(16) not null,
  `done_at`    datetime(6) null,
  primary key (`id`),
  key `migration_step_generation` (`generation`, `ordinal`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `listener_position` (
  `listener` varchar(64) not null,
  `value`    bigint      not null,
  primary key (`listener`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};
