package io.yizhan.core.entry;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import io.yizhan.core.model.SlugProposal;
import io.yizhan.core.security.Action;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Proposes slugs that nothing has. */
@Singleton
final class SlugFetcher {
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_SLUG = 80;
    private static final int TRIED = 50;

    private final UniqueKeyStore uniqueKeys;

    SlugFetcher(UniqueKeyStore uniqueKeys) {
        this.uniqueKeys = uniqueKeys;
    }

    Object proposal(DataFetchingEnvironment environment) {
        String text = String.valueOf(environment.<Object>getArgument("text"));
        if (text.length() > LONGEST_TEXT) {
            throw EntryArguments.refused("argument.long", "text")
                    .with("limit", LONGEST_TEXT)
                    .exception();
        }
        Author author = EntryArguments.author(environment);
        return EntryLoaders.reads(environment).run(tx -> {
            String typeId = String.valueOf(environment.<Object>getArgument("type"));
            EntryGuard.of(author, tx.layout(), typeId).requireType(Action.READ_DRAFT);
            ContentType type = tx.layout().model().requireType(typeId);
            Optional<String> slug = SlugProposal.from(text);
            Optional<Field> field = type.findSlug();
            if (slug.isEmpty() || field.isEmpty()) {
                return slug.orElse("");
            }
            String locale = field.get().localized() ? tx.layout().locales().defaultTag() : Locales.SHARED;
            List<String> candidates = candidates(slug.get());
            Set<String> taken = uniqueKeys
                    .holders(tx.sql(), type, field.get(), locale, candidates)
                    .keySet();
            return candidates.stream()
                    .filter(candidate -> !taken.contains(candidate))
                    .findFirst()
                    .orElse(slug.get());
        });
    }

    private static List<String> candidates(String slug) {
        Set<String> candidates = new LinkedHashSet<>(List.of(slug));
        for (int number = 2; number <= TRIED; number++) {
            String end = "-" + number;
            candidates.add(slug.substring(0, Math.min(slug.length(), LONGEST_SLUG - end.length())) + end);
        }
        return List.copyOf(candidates);
    }
}
