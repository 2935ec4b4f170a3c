package io.yizhan.core.publishing;

import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A moment as people say it.
 *
 * @param second which of two, where the local time happens twice as clocks are put back
 */
public record ReleaseMoment(LocalDateTime local, ZoneId zone, boolean second) {

    /**
     * What a local time means in a zone.
     *
     * @param instants one; none in a gap; two where clocks are put back
     * @param after the nearest local time behind a gap; empty elsewhere
     */
    record Meaning(List<Instant> instants, Optional<LocalDateTime> after) {
        Meaning {
            instants = List.copyOf(instants);
        }

        static Meaning of(LocalDateTime local, ZoneId zone) {
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            Optional<LocalDateTime> after = offsets.isEmpty()
                    ? Optional.of(zone.getRules().getTransition(local).getDateTimeAfter())
                    : Optional.empty();
            return new Meaning(offsets.stream().map(local::toInstant).toList(), after);
        }
    }

    /** Which of two was meant, where a local time happens twice. */
    public enum Occurrence {
        FIRST,
        SECOND
    }

    /**
     * @param occurrence needed where the local time happens twice
     * @throws io.yizhan.core.problem.ProblemException BAD_USER_INPUT for a local time that does not happen in the zone, or twice
     */
    static ReleaseMoment of(LocalDateTime local, ZoneId zone, Optional<Occurrence> occurrence) {
        Meaning meaning = Meaning.of(local, zone);
        if (meaning.instants().isEmpty()) {
            throw refused("moment.gap", local, zone)
                    .with("after", meaning.after().orElseThrow().toString())
                    .at("at.local")
                    .exception();
        }
        boolean twice = meaning.instants().size() > 1;
        if (twice && occurrence.isEmpty()) {
            throw refused("moment.twice", local, zone)
                    .with("first", meaning.instants().getFirst().toString())
                    .with("second", meaning.instants().getLast().toString())
                    .at("at.occurrence")
                    .exception();
        }
        return new ReleaseMoment(local, zone, twice && occurrence.orElseThrow() == Occurrence.SECOND);
    }

    private static Problem refused(String message, LocalDateTime local, ZoneId zone) {
        return Problem.of(ProblemCode.BAD_USER_INPUT, message)
                .with("local", local.toString())
                .with("zone", zone.getId());
    }

    /** By the zone's rules as this server knows them; a time that falls into a gap by newer rules means the end of the gap. */
    Instant instant() {
        Meaning meaning = Meaning.of(local, zone);
        if (meaning.instants().isEmpty()) {
            return zone.getRules().getTransition(local).getInstant();
        }
        return second ? meaning.instants().getLast() : meaning.instants().getFirst();
    }
}
