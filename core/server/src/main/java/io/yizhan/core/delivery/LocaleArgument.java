package io.yizhan.core.delivery;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The argument {@code locale}, wherever it stands: one of the site's locales. */
final class LocaleArgument {
    private LocaleArgument() {}

    /** The locale asked for, else the one given. */
    static String of(DataFetchingEnvironment environment, String otherwise, Collection<String> known) {
        return choose(environment.getArguments().get("locale"), otherwise, known);
    }

    private static String choose(@Nullable Object argument, String otherwise, Collection<String> known) {
        if (argument == null) {
            return otherwise;
        }
        String tag = argument instanceof Locale locale ? locale.toLanguageTag() : argument.toString();
        if (!known.contains(tag)) {
            throw Problem.of(ProblemCode.BAD_USER_INPUT, "locale.unknown")
                    .with("locale", tag)
                    .with("known", String.join(", ", known))
                    .at("locale")
                    .exception();
        }
        return tag;
    }

    static String direction(String tag) {
        return Locales.rightToLeft(tag) ? "RTL" : "LTR";
    }
}
