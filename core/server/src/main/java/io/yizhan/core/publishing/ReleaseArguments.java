package io.yizhan.core.publishing;

import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.publishing.ReleaseMoment.Occurrence;
import io.yizhan.core.publishing.ReleaseService.Added;
import io.yizhan.core.publishing.ReleaseService.Seen;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads arguments about releases; what is malformed is BAD_USER_INPUT naming the argument. */
final class ReleaseArguments {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 2_000;
    private static final int LONGEST_REASON = 500;

    private ReleaseArguments() {}

    static Seen seen(Map<String, @Nullable Object> input, String at) {
        return new Seen(EntryArguments.id(input.get("id"), at + "id"), (Integer)
                Objects.requireNonNull(input.get("expectedRevision")));
    }

    static String name(Map<String, @Nullable Object> input) {
        return required(input.get("name"), "input.name", LONGEST_NAME);
    }

    static String reason(@Nullable Object value) {
        return required(value, "reason", LONGEST_REASON);
    }

    static Optional<String> note(Map<String, @Nullable Object> input) {
        return text(input.get("note"), "input.note", LONGEST_NOTE);
    }

    private static String required(@Nullable Object value, String at, int longest) {
        return text(value, at, longest)
                .orElseThrow(() -> Problem.of(ProblemCode.BAD_USER_INPUT, "argument.blank")
                        .at(at)
                        .exception());
    }

    private static Optional<String> text(@Nullable Object value, String at, int longest) {
        Optional<String> text = Optional.ofNullable(value)
                .map(Object::toString)
                .map(String::strip)
                .filter(one -> !one.isEmpty());
        if (text.isPresent() && text.get().length() > longest) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "argument.long")
                    .with("limit", longest)
                    .at(at)
                    .exception();
        }
        return text;
    }

    static List<Added> added(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        List<?> list = (List<?>) value;
        if (list.size() > ReleaseService.MOST_ENTRIES) {
            throw many(ReleaseService.MOST_ENTRIES);
        }
        return list.stream()
                .map(one -> added((Map<?, ?>) one, "input.entries."))
                .toList();
    }

    static ProblemException many(int most) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, "argument.many")
                .with("limit", most)
                .at("input.entries")
                .exception();
    }

    /** @param at where it stands in the arguments */
    static Added added(Map<?, ?> one, String at) {
        return new Added(
                EntryArguments.id(one.get("entryId"), at + "entryId"),
                one.get("action") == null ? ReleaseAction.PUBLISH : ReleaseAction.valueOf((String) one.get("action")),
                EntryArguments.locales(one.get("locales")),
                Optional.ofNullable(one.get("expectedVersion"))
                        .map(version -> EntryArguments.version(version, at + "expectedVersion")));
    }

    static ReleaseMoment moment(@Nullable Object value) {
        Map<?, ?> input = Objects.requireNonNull((Map<?, ?>) value);
        return ReleaseMoment.of(
                (LocalDateTime) Objects.requireNonNull(input.get("local")),
                zone(input.get("zone"), "at.zone"),
                Optional.ofNullable((String) input.get("occurrence")).map(Occurrence::valueOf));
    }

    /** One of the zones of tzdb by its name: offsets such as {@code +08:00} name no place whose rules may change. */
    static ZoneId zone(@Nullable Object value, String at) {
        String zone = String.valueOf(value);
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "moment.zone")
                    .with("zone", zone.length() > 60 ? zone.substring(0, 60) : zone)
                    .at(at)
                    .exception();
        }
        return ZoneId.of(zone);
    }
}
