-- Who is calling and what they may do. Secrets are never stored: passwords as Argon2id, session and token secrets as SHA-256.

create table `user` (
  `id`              binary(16)   not null,
  `account`         varchar(100) not null,
  `skeleton`        varchar(400) not null,
  `display_name`    varchar(100) not null,
  `email`           varchar(254) null,
  `password`        varchar(200) not null,
  `language`        varchar(35)  not null,
  `enterprise_id`   binary(16)   null,
  `enabled`         boolean      not null,
  `version`         int          not null,
  `created_at`      datetime(6)  not null,
  `last_sign_in_at` datetime(6)  null,
  primary key (`id`),
  unique key `user_account` (`account`),
  unique key `user_skeleton` (`skeleton`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `role` (
  `id`          varchar(64)  not null,
  `kind`        varchar(16)  not null,
  `label`       varchar(500) not null,
  `description` longtext     not null,
  `assignable`  boolean      not null,
  primary key (`id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `user_role` (
  `user_id` binary(16)  not null,
  `role_id` varchar(64) not null,
  primary key (`user_id`, `role_id`),
  key `user_role_role` (`role_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- action: READ_PUBLISHED … TRASH, or a function permission such as users.manage. source: who wrote the row.
create table `grant` (
  `id`            bigint       not null auto_increment,
  `role_id`       varchar(64)  not null,
  `source`        varchar(130) not null,
  `action`        varchar(64)  not null,
  `type`          varchar(64)  not null,
  `fields`        longtext     not null,
  `locales`       longtext     not null,
  `row_condition` longtext     null,
  primary key (`id`),
  key `grant_role` (`role_id`, `source`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `session` (
  `id`           binary(16)   not null,
  `secret_hash`  binary(32)   not null,
  `user_id`      binary(16)   not null,
  `created_at`   datetime(6)  not null,
  `last_seen_at` datetime(6)  not null,
  `expires_at`   datetime(6)  not null,
  `address`      varchar(45)  not null,
  `agent`        varchar(200) not null,
  primary key (`id`),
  unique key `session_secret` (`secret_hash`),
  key `session_user` (`user_id`),
  key `session_expires` (`expires_at`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `api_token` (
  `id`           binary(16)   not null,
  `prefix`       char(8)      not null,
  `secret_hash`  binary(32)   not null,
  `name`         varchar(100) not null,
  `scopes`       varchar(200) not null,
  `user_id`      binary(16)   null,
  `created_at`   datetime(6)  not null,
  `expires_at`   datetime(6)  not null,
  `last_used_at` datetime(6)  null,
  `revoked_at`   datetime(6)  null,
  primary key (`id`),
  unique key `api_token_prefix` (`prefix`),
  key `api_token_user` (`user_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `setting` (
  `key`   varchar(64) not null,
  `value` longtext    not null,
  primary key (`key`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- Locked while the first administrator is made, so that of two at once one wins. Its value is the link's hash and end.
insert into `setting` (`key`, `value`) values ('setup', '');
