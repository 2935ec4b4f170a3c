package io.yizhan.core.delivery;

import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;

import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.Value;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days and moments told from now. Now is the instant of the request, in whole minutes for moments: so an answer that was made with it
 * says how long it holds.
 */
final class RelativeTime {
    /** Longest way from now, in any of the units. */
    private static final int FARTHEST = 10_000;

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private static final Map<String, Operator> OPERATORS =
            Map.of("ltNow", Operator.LT, "lteNow", Operator.LTE, "gtNow", Operator.GT, "gteNow", Operator.GTE);

    static final GraphQLInputObjectType DAYS = FilterTypes.filter(
            "DaysFromNow", "A day told from today; {} is today. Negative numbers lead back.", days());

    static final GraphQLInputObjectType TIME = FilterTypes.filter(
            "TimeFromNow",
            "A moment told from now, in whole minutes; {} is now. Negative numbers lead back.",
            FilterTypes.concat(
                    days(),
                    List.of(
                            FilterTypes.operator("hours", GraphQLInt, "Hours from then."),
                            FilterTypes.operator("minutes", GraphQLInt, "Minutes from then."))));

    private final Instant now;
    private final AnswerSources sources;

    /** @param sources told how long an answer holds */
    RelativeTime(Instant now, AnswerSources sources) {
        this.now = now;
        this.sources = sources;
    }

    private static List<GraphQLInputObjectField> days() {
        return List.of(
                FilterTypes.operator("years", GraphQLInt, "Years from now."),
                FilterTypes.operator("months", GraphQLInt, "Months from then."),
                FilterTypes.operator("weeks", GraphQLInt, "Weeks from then."),
                FilterTypes.operator("days", GraphQLInt, "Days from then."),
                FilterTypes.operator("zone", GraphQLString, "Time zone of the calendar, as in IANA's list; else UTC."));
    }

    /** The operators that compare with a time told from now, and others. */
    static List<GraphQLInputObjectField> operators(String type, String what, List<GraphQLInputObjectField> others) {
        List<GraphQLInputObjectField> operators = new ArrayList<>(List.of(
                operator("ltNow", type, "Before a time told from the one " + what + "."),
                operator("lteNow", type, "Not after it."),
                operator("gtNow", type, "After it."),
                operator("gteNow", type, "Not before it.")));
        operators.addAll(others);
        return operators;
    }

    private static GraphQLInputObjectField operator(String name, String type, String description) {
        return FilterTypes.operator(name, graphql.schema.GraphQLTypeReference.typeRef(type), description);
    }

    /** The operator of this name that compares with now. */
    static Optional<Operator> findOperator(String name) {
        return Optional.ofNullable(OPERATORS.get(name));
    }

    /** The day told, as conditions have it. */
    Value day(Map<String, ?> told) {
        ZonedDateTime today = now.atZone(zone(told)).truncatedTo(ChronoUnit.DAYS);
        sources.until(today.plusDays(1).toInstant());
        return Value.of(known(shifted(today, told)).toLocalDate().toString());
    }

    /** The moment told. */
    Value moment(Map<String, ?> told) {
        ZonedDateTime minute = now.atZone(zone(told)).truncatedTo(ChronoUnit.MINUTES);
        sources.until(minute.toInstant().plus(1, ChronoUnit.MINUTES));
        ZonedDateTime moment =
                shifted(minute, told).plusHours(number(told, "hours")).plusMinutes(number(told, "minutes"));
        return Value.of(
                known(moment.withZoneSameInstant(ZoneOffset.UTC)).toInstant().toString());
    }

    private static ZonedDateTime shifted(ZonedDateTime from, Map<String, ?> told) {
        return from.plus(Period.of(number(told, "years"), number(told, "months"), number(told, "days")))
                .plusWeeks(number(told, "weeks"));
    }

    /** Within the years that days and moments have everywhere: beyond them texts and databases disagree. */
    private static ZonedDateTime known(ZonedDateTime time) {
        if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "filter.out-of-range")
                    .with("name", "year")
                    .with("min", FIRST_YEAR)
                    .with("max", LAST_YEAR)
                    .at("where")
                    .exception();
        }
        return time;
    }

    private static ZoneId zone(Map<String, ?> told) {
        @Nullable Object zone = told.get("zone");
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(zone.toString());
        } catch (DateTimeException e) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "filter.zone-unknown")
                    .with(
                            "zone",
                            zone.toString()
                                    .substring(0, Math.min(64, zone.toString().length())))
                    .at("where")
                    .exception(e);
        }
    }

    private static int number(Map<String, ?> told, String unit) {
        int number = told.get(unit) instanceof Number given ? given.intValue() : 0;
        if (Math.abs((long) number) > FARTHEST) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "filter.time-too-far")
                    .with("limit", FARTHEST)
                    .with("unit", unit)
                    .at("where")
                    .exception();
        }
        return number;
    }
}
