-- The site's own part of the content model. A revision never changes; the newest is in force. A first change makes revision 1.
-- `problem`: why the server that started last had to leave it out; the one thing of a row that changes.

create table `site_model` (
  `revision`   int          not null,
  `files`      longtext     not null,
  `shapes`     longtext     not null,
  `summary`    longtext     not null,
  `note`       varchar(500) null,
  `changed_at` datetime(6)  not null,
  `changed_by` binary(16)   null,
  `problem`    longtext     null,
  primary key (`revision`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};
