package io.yizhan.core.publishing;

import static io.yizhan.core.database.generated.Tables.ENTRY;
import static io.yizhan.core.database.generated.Tables.RELEASE;
import static io.yizhan.core.database.generated.Tables.RELEASE_ENTRY;

import io.yizhan.core.database.generated.tables.records.ReleaseEntryRecord;
import io.yizhan.core.database.generated.tables.records.ReleaseRecord;
import io.yizhan.core.entry.EntryFinding;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.projection.Page;
import io.yizhan.core.publishing.Release.Done;
import io.yizhan.core.publishing.Release.Member;
import io.yizhan.core.publishing.Release.Planned;
import io.yizhan.core.publishing.Release.Released;
import io.yizhan.core.publishing.Release.Reverted;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Releases and their entries as rows. */
@Singleton
class ReleaseStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Done>> DONE = new TypeReference<>() {};
    private static final TypeReference<Map<UUID, List<EntryFinding>>> FAILURE = new TypeReference<>() {};
    private static final List<String> PENDING = Arrays.stream(ReleaseState.values())
            .filter(ReleaseState::pending)
            .map(Enum::name)
            .toList();

    /** When it happened, else when it is to. */
    private static final Field<Instant> WHEN = DSL.coalesce(RELEASE.RELEASED_AT, RELEASE.AT);

    /**
     * Which releases are asked for.
     *
     * @param states all if none is named
     * @param kinds all if none is named
     * @param from moment from which on
     * @param to moment before which
     */
    record Wanted(Set<ReleaseState> states, Set<ReleaseKind> kinds, Optional<Instant> from, Optional<Instant> to) {}

    void insert(DSLContext sql, Release release) {
        sql.insertInto(RELEASE)
                .set(RELEASE.ID, release.id())
                .set(RELEASE.KIND, release.kind().name())
                .set(RELEASE.CREATED_AT, release.createdAt())
                .set(RELEASE.CREATED_BY, release.createdBy().orElse(null))
                .set(changing(release))
                .execute();
    }

    /** Writes all but what a release was made with, under the revision it carries. */
    void update(DSLContext sql, Release release) {
        sql.update(RELEASE)
                .set(changing(release))
                .where(RELEASE.ID.eq(release.id()))
                .execute();
    }

    private static Map<Field<?>, Object> changing(Release release) {
        Map<Field<?>, Object> row = new LinkedHashMap<>();
        row.put(RELEASE.NAME, release.name().orElse(null));
        row.put(RELEASE.NOTE, release.note().orElse(null));
        row.put(RELEASE.STATE, release.state().name());
        row.put(RELEASE.REVISION, release.revision());
        Optional<Planned> planned = release.planned();
        Optional<ReleaseMoment> moment = planned.map(Planned::moment);
        row.put(RELEASE.LOCAL_AT, moment.map(one -> one.local().toString()).orElse(null));
        row.put(RELEASE.ZONE, moment.map(one -> one.zone().getId()).orElse(null));
        row.put(RELEASE.IS_SECOND, moment.map(ReleaseMoment::second).orElse(null));
        row.put(RELEASE.AT, planned.map(Planned::at).orElse(null));
        row.put(RELEASE.SCHEDULED_BY, planned.flatMap(Planned::by).orElse(null));
        Optional<Released> released = release.released();
        row.put(RELEASE.RELEASED_AT, released.map(Released::at).orElse(null));
        row.put(RELEASE.RELEASED_BY, released.flatMap(Released::by).orElse(null));
        row.put(RELEASE.POSITION, released.map(Released::position).orElse(null));
        Optional<Reverted> reverted = release.reverted();
        row.put(RELEASE.REVERTED_AT, reverted.map(Reverted::at).orElse(null));
        row.put(RELEASE.REVERTED_BY, reverted.flatMap(Reverted::by).orElse(null));
        row.put(RELEASE.REASON, reverted.map(Reverted::reason).orElse(null));
        return row;
    }

    Optional<Release> find(DSLContext sql, UUID id) {
        return sql.selectFrom(RELEASE).where(RELEASE.ID.eq(id)).fetchOptional(ReleaseStore::release);
    }

    /** @throws io.yizhan.core.problem.ProblemException NOT_FOUND */
    Release require(DSLContext sql, UUID id) {
        return find(sql, id).orElseThrow(() -> unknown(id));
    }

    static ProblemException unknown(UUID id) {
        return Problem.of(ProblemCode.NOT_FOUND, "release.unknown")
                .with("id", id.toString())
                .exception();
    }

    /** Keeps what stood in the way when its moment came. */
    void setFailure(DSLContext sql, UUID id, Map<UUID, List<EntryFinding>> findings) {
        sql.update(RELEASE)
                .set(RELEASE.FAILURE, JSON.writeValueAsString(findings))
                .where(RELEASE.ID.eq(id))
                .execute();
    }

    /** What stood in the way when its moment came, by entry; empty if nothing did. */
    Map<UUID, List<EntryFinding>> failure(DSLContext sql, UUID id) {
        return sql.select(RELEASE.FAILURE)
                .from(RELEASE)
                .where(RELEASE.ID.eq(id))
                .fetchOptional(RELEASE.FAILURE)
                .map(json -> JSON.readValue(json, FAILURE))
                .orElse(Map.of());
    }

    /** Locked until the transaction ends: others that want it wait. */
    Optional<Release> lock(DSLContext sql, UUID id) {
        return sql.selectFrom(RELEASE).where(RELEASE.ID.eq(id)).forUpdate().fetchOptional(ReleaseStore::release);
    }

    /** The same; empty while another has it locked. */
    Optional<Release> lockUnlessTaken(DSLContext sql, UUID id) {
        return sql.selectFrom(RELEASE)
                .where(RELEASE.ID.eq(id))
                .forUpdate()
                .skipLocked()
                .fetchOptional(ReleaseStore::release);
    }

    /** Those whose moment has come by the clock of the database, the earliest first. */
    List<UUID> due(DSLContext sql, Collection<UUID> except, int most) {
        return sql.select(RELEASE.ID)
                .from(RELEASE)
                .where(RELEASE.STATE.eq(ReleaseState.SCHEDULED.name()))
                .and(RELEASE.AT.le(now()))
                .and(RELEASE.ID.notIn(except))
                .orderBy(RELEASE.AT, RELEASE.ID)
                .limit(most)
                .fetch(RELEASE.ID);
    }

    /** Those whose moment is still to come, or has just come. */
    List<Release> scheduled(DSLContext sql) {
        return sql.selectFrom(RELEASE)
                .where(RELEASE.STATE.eq(ReleaseState.SCHEDULED.name()))
                .fetch(ReleaseStore::release);
    }

    /** The clock of the database, which is the same for all servers. */
    Instant clock(DSLContext sql) {
        return sql.select(now()).fetchSingle().value1();
    }

    private static Field<Instant> now() {
        return DSL.field("utc_timestamp(6)", RELEASE.AT.getDataType());
    }

    /**
     * Those without a moment first, then the latest first: when they happened, else when they are to.
     *
     * @param page its place holds {@link #when}, or null, and the id
     */
    List<Release> page(DSLContext sql, Wanted wanted, Page page) {
        Condition condition = DSL.noCondition();
        if (!wanted.states().isEmpty()) {
            condition = condition.and(RELEASE.STATE.in(wanted.states()));
        }
        if (!wanted.kinds().isEmpty()) {
            condition = condition.and(RELEASE.KIND.in(wanted.kinds()));
        }
        condition = condition.and(wanted.from().map(WHEN::ge).orElse(DSL.noCondition()));
        condition = condition.and(wanted.to().map(WHEN::lt).orElse(DSL.noCondition()));
        Optional<Condition> behind = page.place().map(place -> behind(place, page.backwards()));
        List<SortField<?>> order = page.backwards()
                ? List.of(none().asc(), WHEN.asc(), RELEASE.ID.asc())
                : List.of(none().desc(), WHEN.desc(), RELEASE.ID.desc());
        return sql.selectFrom(RELEASE)
                .where(condition)
                .and(behind.orElse(DSL.noCondition()))
                .orderBy(order)
                .limit(page.size())
                .fetch(ReleaseStore::release);
    }

    /** What lists go by: when it happened, else when it is to; empty while that is not fixed. */
    static Optional<Instant> when(Release release) {
        return release.released().map(Released::at).or(() -> release.planned().map(Planned::at));
    }

    private static Field<Boolean> none() {
        return DSL.field(WHEN.isNull());
    }

    private static Condition behind(List<?> place, boolean backwards) {
        UUID id = UUID.fromString(String.valueOf(place.getLast()));
        Condition byId = backwards ? RELEASE.ID.gt(id) : RELEASE.ID.lt(id);
        if (place.getFirst() == null) {
            return backwards
                    ? WHEN.isNull().and(byId)
                    : WHEN.isNotNull().or(WHEN.isNull().and(byId));
        }
        Instant at = Instant.parse(String.valueOf(place.getFirst()));
        Condition beyond = backwards ? WHEN.gt(at) : WHEN.lt(at);
        Condition dated = beyond.or(WHEN.eq(at).and(byId));
        return backwards ? dated.or(WHEN.isNull()) : dated;
    }

    /** Releases that are still to happen to an entry, the next first, those without a moment last. */
    List<Release> pendingOf(DSLContext sql, UUID entry) {
        return sql.select(RELEASE.fields())
                .from(RELEASE)
                .join(RELEASE_ENTRY)
                .on(RELEASE_ENTRY.RELEASE_ID.eq(RELEASE.ID))
                .where(RELEASE_ENTRY.ENTRY_ID.eq(entry))
                .and(RELEASE.STATE.in(PENDING))
                .orderBy(none().asc(), RELEASE.AT, RELEASE.ID)
                .fetchInto(RELEASE)
                .map(ReleaseStore::release);
    }

    /** The entries of each release, in the order they were put in; one statement. */
    Map<UUID, List<Member>> members(DSLContext sql, Collection<UUID> releases) {
        Map<UUID, List<Member>> found = new LinkedHashMap<>();
        releases.forEach(id -> found.put(id, new ArrayList<>()));
        sql.selectFrom(RELEASE_ENTRY)
                .where(RELEASE_ENTRY.RELEASE_ID.in(releases))
                .orderBy(RELEASE_ENTRY.RELEASE_ID, RELEASE_ENTRY.ORDINAL)
                .forEach(row -> found.computeIfAbsent(row.getReleaseId(), _ -> new ArrayList<>())
                        .add(member(row)));
        return found;
    }

    /** Number of the newest version of each entry; one statement. */
    Map<UUID, Integer> headNumbers(DSLContext sql, Collection<UUID> entries) {
        return sql.select(ENTRY.ID, ENTRY.HEAD_NUMBER)
                .from(ENTRY)
                .where(ENTRY.ID.in(entries))
                .fetchMap(ENTRY.ID, ENTRY.HEAD_NUMBER);
    }

    List<Member> members(DSLContext sql, UUID release) {
        return members(sql, List.of(release)).getOrDefault(release, List.of());
    }

    /** Replaces the entries of a release; two statements. */
    void setMembers(DSLContext sql, UUID release, List<Member> members) {
        sql.deleteFrom(RELEASE_ENTRY)
                .where(RELEASE_ENTRY.RELEASE_ID.eq(release))
                .execute();
        if (members.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(
                RELEASE_ENTRY,
                RELEASE_ENTRY.RELEASE_ID,
                RELEASE_ENTRY.ENTRY_ID,
                RELEASE_ENTRY.ORDINAL,
                RELEASE_ENTRY.ACTION,
                RELEASE_ENTRY.LOCALES,
                RELEASE_ENTRY.VERSION_NUMBER,
                RELEASE_ENTRY.DONE);
        int ordinal = 0;
        for (Member member : members) {
            insert = insert.values(
                    release,
                    member.entryId(),
                    ordinal++,
                    member.action().name(),
                    member.locales().map(tags -> String.join(" ", tags)).orElse(null),
                    member.version().orElse(null),
                    member.done().map(JSON::writeValueAsString).orElse(null));
        }
        insert.execute();
    }

    private static Member member(ReleaseEntryRecord row) {
        return new Member(
                row.getEntryId(),
                ReleaseAction.valueOf(row.getAction()),
                Optional.ofNullable(row.getLocales())
                        .map(tags -> tags.isEmpty() ? List.<String>of() : List.of(tags.split(" ", -1))),
                Optional.ofNullable(row.getVersionNumber()),
                Optional.ofNullable(row.getDone()).map(json -> JSON.readValue(json, DONE)));
    }

    private static Release release(ReleaseRecord row) {
        return new Release(
                row.getId(),
                ReleaseKind.valueOf(row.getKind()),
                Optional.ofNullable(row.getName()),
                Optional.ofNullable(row.getNote()),
                ReleaseState.valueOf(row.getState()),
                row.getRevision(),
                Optional.ofNullable(row.getAt())
                        .map(at -> new Planned(
                                new ReleaseMoment(
                                        LocalDateTime.parse(row.getLocalAt()),
                                        ZoneId.of(row.getZone()),
                                        row.getIsSecond()),
                                at,
                                Optional.ofNullable(row.getScheduledBy()))),
                row.getCreatedAt(),
                Optional.ofNullable(row.getCreatedBy()),
                Optional.ofNullable(row.getReleasedAt())
                        .map(at -> new Released(at, Optional.ofNullable(row.getReleasedBy()), row.getPosition())),
                Optional.ofNullable(row.getRevertedAt())
                        .map(at -> new Reverted(at, Optional.ofNullable(row.getRevertedBy()), row.getReason())));
    }
}
