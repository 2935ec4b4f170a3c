-- Reviews. What a workflow asks for is a revision of it, which never changes; an opinion is only ever added.

create table `workflow` (
  `id`         binary(16)  not null,
  `revision`   int         not null,
  `active`     boolean     not null,
  `created_at` datetime(6) not null,
  `created_by` binary(16)  null,
  primary key (`id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `workflow_revision` (
  `workflow_id` binary(16)  not null,
  `number`      int         not null,
  `definition`  longtext    not null,
  `created_at`  datetime(6) not null,
  `created_by`  binary(16)  null,
  primary key (`workflow_id`, `number`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `review` (
  `id`                binary(16)  not null,
  `entry_id`          binary(16)  not null,
  `type`              varchar(64) not null,
  `locale`            varchar(35) not null,
  `workflow_id`       binary(16)  not null,
  `workflow_revision` int         not null,
  `version_number`    int         not null,
  `hash`              char(64)    not null,
  `round`             int         not null,
  `turn`              int         not null,
  `step`              int         not null,
  `state`             varchar(16) not null,
  `emergency`         boolean     not null,
  `afterwards`        boolean     not null,
  `findings`          longtext    not null,
  `submitted_by`      binary(16)  null,
  `submitted_at`      datetime(6) not null,
  `due_at`            datetime(6) not null,
  `ended_at`          datetime(6) null,
  primary key (`id`),
  key `review_entry` (`entry_id`, `locale`, `id`),
  key `review_state` (`state`, `due_at`, `id`),
  key `review_afterwards` (`afterwards`, `due_at`, `id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- Who wrote what a review is about, or submitted it: with four eyes they do not decide.
create table `review_writer` (
  `review_id` binary(16) not null,
  `user_id`   binary(16) not null,
  primary key (`review_id`, `user_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `review_opinion` (
  `review_id`      binary(16)    not null,
  `turn`           int           not null,
  `round`          int           not null,
  `version_number` int           not null,
  `hash`           char(64)      not null,
  `step`           int           not null,
  `decision`       varchar(16)   not null,
  `opinion`        varchar(2000) null,
  `ticks`          longtext      not null,
  `actor`          binary(16)    null,
  `at`             datetime(6)   not null,
  primary key (`review_id`, `turn`),
  key `review_opinion_actor` (`actor`, `review_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- One row: the operator's list of sensitive words.
create table `sensitive_words` (
  `id`       tinyint  not null,
  `revision` int      not null,
  `words`    longtext not null,
  primary key (`id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

insert into `sensitive_words` (`id`, `revision`, `words`) values (1, 0, '[]');
