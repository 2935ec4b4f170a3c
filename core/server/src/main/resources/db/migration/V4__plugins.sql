-- Installed plugins and their packages. A plugin that was removed keeps its row (state REMOVED), so that a bundled one is
-- not installed again at the next start. Bytes lie in chunks below max_allowed_packet; servers without the files on disk
-- unpack them from here.

create table `plugin` (
  `id`           varchar(63)   not null,
  `version`      varchar(64)   not null,
  `enabled`      boolean       not null,
  `state`        varchar(16)   not null,
  `sha256`       char(64)      not null,
  `installed_at` datetime(6)   not null,
  `problem`      longtext      null,
  primary key (`id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `plugin_package` (
  `sha256` char(64)   not null,
  `chunk`  int        not null,
  `bytes`  mediumblob not null,
  primary key (`sha256`, `chunk`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};
