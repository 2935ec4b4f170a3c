package io.yizhan.core.trade;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.entry.EntryArguments;
import io.yizhan.core.security.Permissions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Partners in the admin API; all need {@link Permissions#PARTNERS_MANAGE}. */
@Singleton
final class PartnerMutations {
    private final PartnerService partners;
    private final TradeAnswers answers;
    private final TradePages pages;

    PartnerMutations(PartnerService partners, TradeAnswers answers, TradePages pages) {
        this.partners = partners;
        this.answers = answers;
        this.pages = pages;
    }

    Object page(DataFetchingEnvironment environment) {
        require(environment);
        PartnerFilter filter = new PartnerFilter(
                TradeArguments.search(environment),
                new HashSet<>(TradeArguments.words(environment, "states", PartnerState.class)));
        TradePages.Asked asked = pages.asked(environment, "partners " + filter);
        Optional<PartnerStore.Place> after =
                asked.after().map(place -> new PartnerStore.Place((String) place.get(0), (UUID) place.get(1)));
        return pages.connection(
                environment,
                asked,
                partners.page(filter, after, asked.size() + 1),
                answers::partners,
                partner -> {
                    PartnerStore.Place place = partners.place(partner);
                    return List.of(place.companyKey(), place.id());
                },
                () -> partners.count(filter));
    }

    @Nullable
    Object one(DataFetchingEnvironment environment) {
        require(environment);
        return partners.find(TradeArguments.id(environment, "id"))
                .map(this::answer)
                .orElse(null);
    }

    /** The partner of an inquiry, for those who may see partners. */
    @Nullable
    Object ofInquiry(DataFetchingEnvironment environment) {
        Map<?, ?> inquiry = Objects.requireNonNull(environment.<Map<?, ?>>getSource());
        return TradeArguments.access(environment).may(Permissions.PARTNERS_MANAGE)
                ? partners.find(UUID.fromString(String.valueOf(inquiry.get("partnerId"))))
                        .map(this::answer)
                        .orElse(null)
                : null;
    }

    private Map<String, @Nullable Object> answer(Partner partner) {
        return answers.partners(List.of(partner)).getFirst();
    }

    Object create(DataFetchingEnvironment environment) {
        require(environment);
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        return answer(partners.create(
                profile(input),
                TradeArguments.text(input, "note"),
                account(input.get("account")),
                TradeArguments.caller(environment)));
    }

    Object update(DataFetchingEnvironment environment) {
        require(environment);
        Map<String, @Nullable Object> input = EntryArguments.input(environment);
        return answer(partners.update(
                EntryArguments.id(input.get("id"), "input.id"),
                TradeArguments.version(input.get("expectedVersion"), "input.expectedVersion"),
                profile(input),
                TradeArguments.text(input, "note"),
                TradeArguments.caller(environment)));
    }

    Object approve(DataFetchingEnvironment environment) {
        require(environment);
        return answer(partners.approve(
                TradeArguments.id(environment, "id"), version(environment), TradeArguments.caller(environment)));
    }

    Object refuse(DataFetchingEnvironment environment) {
        require(environment);
        return answer(partners.refuse(
                TradeArguments.id(environment, "id"),
                version(environment),
                TradeArguments.argument(environment, "reason"),
                TradeArguments.caller(environment)));
    }

    Object suspend(DataFetchingEnvironment environment) {
        require(environment);
        return answer(partners.suspend(
                TradeArguments.id(environment, "id"),
                version(environment),
                TradeArguments.argument(environment, "reason"),
                TradeArguments.caller(environment)));
    }

    Object grant(DataFetchingEnvironment environment) {
        require(environment);
        List<Map<String, @Nullable Object>> catalogues =
                Objects.requireNonNull(environment.<List<Map<String, @Nullable Object>>>getArgument("catalogues"));
        return answer(partners.grantCatalogues(
                TradeArguments.id(environment, "id"),
                version(environment),
                catalogues.stream()
                        .map(one -> new CatalogueGrant.Wanted(
                                EntryArguments.id(one.get("catalogueId"), "catalogues.catalogueId"),
                                instant(one.get("until"))))
                        .toList(),
                TradeArguments.caller(environment)));
    }

    Object addUser(DataFetchingEnvironment environment) {
        require(environment);
        return answer(partners.addUser(
                TradeArguments.id(environment, "id"),
                account(environment.getArgument("account")).orElseThrow(),
                TradeArguments.caller(environment)));
    }

    Object removeUser(DataFetchingEnvironment environment) {
        require(environment);
        return answer(partners.removeUser(
                TradeArguments.id(environment, "id"),
                TradeArguments.id(environment, "userId"),
                TradeArguments.caller(environment)));
    }

    private Map<String, @Nullable Object> answer(PartnerOutcome outcome) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        switch (outcome) {
            case PartnerOutcome.Done done -> {
                answer.put("partner", answer(done.partner()));
                answer.put("generatedPassword", done.generatedPassword().orElse(null));
                answer.put("findings", answers.findings(done.warnings()));
            }
            case PartnerOutcome.Refused refused -> {
                answer.put("partner", null);
                answer.put("findings", answers.findings(refused.findings()));
            }
        }
        return answer;
    }

    private static PartnerProfile profile(Map<String, @Nullable Object> input) {
        return new PartnerProfile(
                TradeArguments.text(input, "company").strip(),
                TradeArguments.text(input, "country"),
                TradeArguments.texts(input, "languages"),
                TradeArguments.texts(input, "currencies"),
                TradeArguments.text(input, "contact").strip(),
                TradeArguments.text(input, "email").strip(),
                TradeArguments.findText(input, "phone"),
                TradeArguments.findText(input, "website"));
    }

    @SuppressWarnings("unchecked")
    private static Optional<PartnerAccount> account(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> input = (Map<String, @Nullable Object>) value;
        return Optional.of(new PartnerAccount(
                TradeArguments.text(input, "account"),
                TradeArguments.text(input, "displayName"),
                TradeArguments.findText(input, "email"),
                Optional.ofNullable(input.get("password")).map(Object::toString)));
    }

    private static Optional<Instant> instant(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Instant instant -> Optional.of(instant);
            case OffsetDateTime time -> Optional.of(time.toInstant());
            default -> throw new IllegalStateException("a DateTime is read as " + value.getClass());
        };
    }

    private static int version(DataFetchingEnvironment environment) {
        return TradeArguments.version(environment.getArgument("expectedVersion"), "expectedVersion");
    }

    private static void require(DataFetchingEnvironment environment) {
        TradeArguments.requirePermission(environment, Permissions.PARTNERS_MANAGE);
    }
}
