package io.yizhan.core.trade;

import graphql.schema.DataFetchingEnvironment;
import io.yizhan.core.security.Permissions;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inquiries in the admin API; {@link InquiryDesk} says who sees which. */
@Singleton
final class InquiryMutations {
    private final InquiryDesk desk;
    private final PartnerService partners;
    private final TradeAnswers answers;
    private final TradePages pages;

    InquiryMutations(InquiryDesk desk, PartnerService partners, TradeAnswers answers, TradePages pages) {
        this.desk = desk;
        this.partners = partners;
        this.answers = answers;
        this.pages = pages;
    }

    Object page(DataFetchingEnvironment environment) {
        InquiryDesk.Clerk clerk = clerk(environment);
        InquiryFilter filter = new InquiryFilter(
                TradeArguments.search(environment),
                new HashSet<>(TradeArguments.words(environment, "states", InquiryState.class)),
                TradeArguments.findId(environment, "enterpriseId"),
                TradeArguments.findId(environment, "partnerId"));
        TradePages.Asked asked = pages.asked(environment, "inquiries " + filter);
        return pages.connection(
                environment,
                asked,
                desk.page(clerk, filter, asked.after().map(place -> (String) place.getFirst()), asked.size() + 1),
                rows -> rows.stream().map(TradeAnswers::inquiry).toList(),
                inquiry -> List.of(inquiry.number()),
                () -> desk.count(clerk, filter));
    }

    @Nullable
    Object one(DataFetchingEnvironment environment) {
        return desk.find(clerk(environment), TradeArguments.id(environment, "id"))
                .map(TradeAnswers::inquiry)
                .orElse(null);
    }

    Object counts(DataFetchingEnvironment environment) {
        InquiryDesk.Clerk clerk = clerk(environment);
        InquiryFilter fresh =
                new InquiryFilter(Optional.empty(), Set.of(InquiryState.NEW), Optional.empty(), Optional.empty());
        PartnerFilter waiting = new PartnerFilter(Optional.empty(), Set.of(PartnerState.APPLIED));
        return Map.of(
                "newInquiries",
                clerk.seesAny() ? desk.count(clerk, fresh) : 0,
                "waitingPartners",
                clerk.access().may(Permissions.PARTNERS_MANAGE) ? partners.count(waiting) : 0);
    }

    Object open(DataFetchingEnvironment environment) {
        return answer(desk.open(clerk(environment), TradeArguments.id(environment, "id")));
    }

    Object answer(DataFetchingEnvironment environment) {
        return answer(desk.answer(
                clerk(environment),
                TradeArguments.id(environment, "id"),
                version(environment),
                TradeArguments.argument(environment, "text")));
    }

    Object close(DataFetchingEnvironment environment) {
        return answer(desk.close(clerk(environment), TradeArguments.id(environment, "id"), version(environment)));
    }

    Object reopen(DataFetchingEnvironment environment) {
        return answer(desk.reopen(clerk(environment), TradeArguments.id(environment, "id"), version(environment)));
    }

    Object note(DataFetchingEnvironment environment) {
        return answer(desk.note(
                clerk(environment),
                TradeArguments.id(environment, "id"),
                version(environment),
                TradeArguments.argument(environment, "note")));
    }

    private Map<String, @Nullable Object> answer(InquiryOutcome outcome) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        switch (outcome) {
            case InquiryOutcome.Done done -> {
                answer.put("inquiry", TradeAnswers.inquiry(done.inquiry()));
                answer.put("findings", List.of());
            }
            case InquiryOutcome.Refused refused -> {
                answer.put("inquiry", null);
                answer.put("findings", answers.findings(refused.findings()));
            }
        }
        return answer;
    }

    private static InquiryDesk.Clerk clerk(DataFetchingEnvironment environment) {
        return new InquiryDesk.Clerk(TradeArguments.caller(environment), TradeArguments.access(environment));
    }

    private static int version(DataFetchingEnvironment environment) {
        return TradeArguments.version(environment.getArgument("expectedVersion"), "expectedVersion");
    }
}
