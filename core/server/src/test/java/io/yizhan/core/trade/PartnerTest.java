package io.yizhan.core.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.core.database.Database;
import io.yizhan.core.model.Condition;
import io.yizhan.core.model.FieldPath;
import io.yizhan.core.model.Operator;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.model.Value;
import io.yizhan.core.problem.Language;
import io.yizhan.core.problem.ProblemException;
import io.yizhan.core.problem.ProblemMessages;
import io.yizhan.core.projection.EntrySelect;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.Page;
import io.yizhan.core.projection.Stage;
import io.yizhan.core.projection.StatementPlan;
import io.yizhan.core.security.RoleService;
import io.yizhan.core.security.SignInService;
import io.yizhan.core.security.UserChange;
import io.yizhan.core.security.UserOutcome;
import io.yizhan.core.security.UserService;
import io.yizhan.core.security.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How partners come in, what they are granted, and how it ends. */
class PartnerTest {
    private static final String RUG = "rug-pomegranate-183";
    private static final String PRICE = "420.00";

    @AutoClose
    private static final TradeServer SERVER = new TradeServer();

    private static PartnerService partners() {
        return SERVER.bean(PartnerService.class);
    }

    private static PartnerApplication application(String account) {
        return new PartnerApplication(
                "Caravan " + account,
                "KZ",
                "Aru Demo",
                account,
                TradeServer.PASSWORD,
                "aru@example.org",
                Optional.empty(),
                Optional.of("https://caravan.example/"),
                "en",
                "We buy carpets.");
    }

    private static Visit from(String address) {
        return new Visit(address, "test", Optional.empty());
    }

    private static SignInService.Outcome signIn(String account) {
        return SERVER.bean(SignInService.class).signIn(account, TradeServer.PASSWORD, from("127.0.0.1"), false);
    }

    private static Partner current(Partner partner) {
        return partners().find(partner.id()).orElseThrow();
    }

    @Test
    void anApplicantIsLetInByApprovalAndNotBefore() {
        ApplicationOutcome outcome = partners().apply(application("applicant"), from("192.0.2.1"));
        UUID id = ((ApplicationOutcome.Received) outcome).partner();
        Partner partner = partners().find(id).orElseThrow();
        assertThat(partner.state()).isEqualTo(PartnerState.APPLIED);
        assertThat(partner.message()).isEqualTo("We buy carpets.");
        assertThat(signIn("applicant"))
                .isEqualTo(new SignInService.Outcome.Refused(SignInService.Reason.DISABLED, Optional.empty()));
        partners().approve(id, partner.version(), SERVER.program());
        assertThat(signIn("applicant")).isInstanceOf(SignInService.Outcome.Done.class);
        assertThat(partners()
                        .findByUser(SERVER.user("applicant").id())
                        .orElseThrow()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void aTakenAccountGetsTheSameAnswerAndIsLeftAsItIs() {
        SERVER.partner("taken");
        UUID user = SERVER.user("taken").id();
        ApplicationOutcome outcome = partners().apply(application("taken"), from("192.0.2.2"));
        UUID id = ((ApplicationOutcome.Received) outcome).partner();
        assertThat(partners().users(List.of(id))).isEmpty();
        assertThat(partners().find(id).orElseThrow().note()).contains("taken");
        assertThat(partners().findByUser(user).orElseThrow().id()).isNotEqualTo(id);
        partners().approve(id, 1, SERVER.program());
        assertThat(partners().findByUser(user).orElseThrow().id()).isNotEqualTo(id);
    }

    @Test
    void findingsNameTheFieldAndSpeakBothLanguages() {
        PartnerApplication wrong = new PartnerApplication(
                " ",
                "XX",
                "A\u202Eb",
                "no spaces here",
                "1234567890",
                "nobody",
                Optional.of("call me"),
                Optional.of("javascript:alert(1)"),
                "klingon",
                "x".repeat(5_000));
        ApplicationOutcome outcome = partners().apply(wrong, from("192.0.2.3"));
        List<TradeFinding> findings = ((ApplicationOutcome.Refused) outcome).findings();
        assertThat(findings)
                .extracting(finding -> finding.field() + " " + finding.code())
                .containsExactlyInAnyOrder(
                        "company REQUIRED",
                        "country CODE_UNKNOWN",
                        "contact UNREADABLE",
                        "language CODE_UNKNOWN",
                        "email EMAIL",
                        "phone PHONE",
                        "website WEBSITE",
                        "message TOO_LONG",
                        "account ACCOUNT_UNUSABLE",
                        "password PASSWORD_TOO_COMMON");
        ProblemMessages messages = SERVER.bean(ProblemMessages.class);
        for (TradeFinding finding : findings) {
            String english = finding.message(messages, Language.EN);
            assertThat(english).endsWith(".").doesNotContain("{").hasSizeGreaterThan(15);
            assertThat(finding.message(messages, Language.ZH)).endsWith("。").isNotEqualTo(english);
        }
        assertThat(SERVER.bean(UserService.class).findByAccount("no spaces here"))
                .isEmpty();
    }

    @Test
    void oneNetworkAppliesTenTimesAnHour() {
        for (int i = 0; i < StrangerLimiter.Deed.APPLY.perNetwork; i++) {
            assertThat(partners().apply(application("wrong account " + i), from("2001:db8::" + i)))
                    .isInstanceOf(ApplicationOutcome.Refused.class);
        }
        ApplicationOutcome outcome = partners().apply(application("eleventh"), from("2001:db8::ffff"));
        assertThat(outcome).isInstanceOf(ApplicationOutcome.TooMany.class);
        assertThat(((ApplicationOutcome.TooMany) outcome).retryAfter()).isPositive();
        assertThat(partners().apply(application("eleventh"), from("192.0.2.4")))
                .isInstanceOf(ApplicationOutcome.Received.class);
    }

    @Test
    void suspendingEndsSessionsTokensAndPricesAtOnceAndApprovingGivesThemBack() {
        Partner partner = SERVER.partner("wavering", TradeServer.SILK_ROAD);
        TradeServer.Browser session = SERVER.signedIn("wavering");
        TradeServer.Browser token = SERVER.token("wavering");
        assertThat(session.price(RUG)).isEqualTo(PRICE);
        assertThat(token.price(RUG)).isEqualTo(PRICE);
        partners().suspend(partner.id(), partner.version(), "Bills are open.", SERVER.program());
        assertThat(session.price(RUG)).isEmpty();
        assertThat(TradeServer.code(token.ask("{ exportProduct(slug: \"" + RUG + "\") { price { amount } } }")))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(signIn("wavering")).isInstanceOf(SignInService.Outcome.Refused.class);
        partners().approve(partner.id(), current(partner).version(), SERVER.program());
        assertThat(session.price(RUG)).isEmpty();
        assertThat(token.price(RUG)).isEqualTo(PRICE);
        assertThat(SERVER.signedIn("wavering").price(RUG)).isEqualTo(PRICE);
    }

    @Test
    void whoWasDisabledForAnotherReasonStaysOut() {
        Partner partner = SERVER.partner("elsewhere");
        UserService users = SERVER.bean(UserService.class);
        UUID id = SERVER.user("elsewhere").id();
        users.update(change(id, null, false), SERVER.program());
        partners().suspend(partner.id(), partner.version(), "Bills are open.", SERVER.program());
        partners().approve(partner.id(), current(partner).version(), SERVER.program());
        assertThat(SERVER.user("elsewhere").enabled()).isFalse();
    }

    private static UserChange change(UUID user, @Nullable Set<String> roles, @Nullable Boolean enabled) {
        int version = SERVER.bean(UserService.class).find(user).orElseThrow().version();
        return new UserChange(user, version, null, null, roles, false, Optional.empty(), enabled, null);
    }

    @Test
    void theUsersScreenNeitherGivesNorTakesTheRoleOfAPartner() {
        SERVER.partner("kept", TradeServer.SILK_ROAD);
        SERVER.partner("wishing");
        UUID kept = SERVER.user("kept").id();
        UUID wishing = SERVER.user("wishing").id();
        UserService users = SERVER.bean(UserService.class);
        users.update(change(kept, Set.of(), null), SERVER.program());
        assertThat(SERVER.signedIn("kept").price(RUG)).isEqualTo(PRICE);
        String role = partners().findByUser(kept).orElseThrow().role();
        UserOutcome refused = users.update(change(wishing, Set.of(role), null), SERVER.program());
        assertThat(refused.findings()).extracting("code").containsExactly("ROLE_UNKNOWN");
        assertThat(SERVER.signedIn("wishing").price(RUG)).isEmpty();
    }

    @Test
    void aGrantThatEndsGivesNothingFromThatInstantOn() {
        Partner partner = SERVER.partner("until");
        SERVER.grant(partner, Optional.of(Duration.ofMinutes(10)), TradeServer.SILK_ROAD);
        TradeServer.Browser session = SERVER.signedIn("until");
        assertThat(session.price(RUG)).isEqualTo(PRICE);
        SERVER.clock.pass(Duration.ofMinutes(10).minusNanos(1));
        assertThat(session.price(RUG)).isEqualTo(PRICE);
        SERVER.clock.pass(Duration.ofNanos(1));
        assertThat(session.price(RUG)).isEmpty();
        assertThat(partners().catalogues(List.of(partner.id())).get(partner.id()))
                .singleElement()
                .satisfies(
                        grant -> assertThat(grant.lasts(SERVER.clock.instant())).isFalse());
    }

    @Test
    void pricesFollowWhatTheCatalogueHoldsAsPublished() {
        SERVER.partner("follower", "collectors-jade-2027");
        TradeServer.Browser session = SERVER.signedIn("follower");
        UUID catalogue = TradeServer.catalogue("collectors-jade-2027");
        assertThat(session.price("bangle-black")).isEqualTo("9800.00");
        assertThat(session.price("kilim-240")).isEmpty();
        SERVER.publish(catalogue, "core.products", links("kilim-240"));
        assertThat(session.price("bangle-black")).isEmpty();
        assertThat(session.price("kilim-240")).isEqualTo("265.00");
        SERVER.unpublish(catalogue);
        assertThat(session.price("kilim-240")).isEmpty();
        SERVER.publish(catalogue, "core.products", links("bangle-black", "kilim-240"));
        assertThat(session.price("kilim-240")).isEqualTo("265.00");
    }

    private static String links(String... products) {
        return List.of(products).stream()
                .map(key -> "{\"type\":\"exportProduct\",\"id\":\"" + TradeServer.product(key) + "\"}")
                .toList()
                .toString();
    }

    @Test
    void cataloguesAreCheckedAndReplacedAsASet() {
        Partner partner = SERVER.partner("collector", TradeServer.SILK_ROAD);
        UUID unknown = UUID.randomUUID();
        UUID silkRoad = TradeServer.catalogue(TradeServer.SILK_ROAD);
        PartnerOutcome refused = partners()
                .grantCatalogues(
                        partner.id(),
                        partner.version(),
                        List.of(
                                new CatalogueGrant.Wanted(unknown, Optional.empty()),
                                new CatalogueGrant.Wanted(TradeServer.product(RUG), Optional.empty()),
                                new CatalogueGrant.Wanted(silkRoad, Optional.of(SERVER.clock.instant()))),
                        SERVER.program());
        assertThat(((PartnerOutcome.Refused) refused).findings())
                .extracting(finding -> finding.field() + " " + finding.code())
                .containsExactlyInAnyOrder(
                        "catalogues/" + unknown + " CATALOGUE_UNKNOWN",
                        "catalogues/" + TradeServer.product(RUG) + " CATALOGUE_UNKNOWN",
                        "catalogues/" + silkRoad + " UNTIL_PAST");
        SERVER.clock.pass(Duration.ofDays(1));
        Partner granted = SERVER.grant(partner, Optional.empty(), TradeServer.STORIES, TradeServer.SILK_ROAD);
        List<CatalogueGrant> held = partners().catalogues(List.of(partner.id())).getOrDefault(partner.id(), List.of());
        // what it had keeps the time at which it was granted
        assertThat(held)
                .extracting(CatalogueGrant::catalogue)
                .containsExactly(silkRoad, TradeServer.catalogue(TradeServer.STORIES));
        assertThat(held.getFirst().grantedAt()).isBefore(held.getLast().grantedAt());
        SERVER.grant(granted, Optional.empty());
        assertThat(partners().catalogues(List.of(partner.id()))).isEmpty();
        assertThat(SERVER.signedIn("collector").price(RUG)).isEmpty();
    }

    @Test
    void decisionsFollowTheStatesAndAnOldVersionIsAConflict() {
        Partner partner = SERVER.partner("stepwise");
        assertThat(partners().approve(partner.id(), partner.version(), SERVER.program()))
                .isInstanceOf(PartnerOutcome.Refused.class);
        assertThat(partners().refuse(partner.id(), partner.version(), "No.", SERVER.program()))
                .isInstanceOf(PartnerOutcome.Refused.class);
        assertThat(partners().suspend(partner.id(), partner.version(), " ", SERVER.program()))
                .isInstanceOf(PartnerOutcome.Refused.class);
        partners().suspend(partner.id(), partner.version(), "Bills are open.", SERVER.program());
        assertThatThrownBy(() -> partners().approve(partner.id(), partner.version(), SERVER.program()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("CONFLICT");
        assertThat(current(partner).reason()).contains("Bills are open.");
    }

    @Test
    void aUserTakenFromThePartnerIsOut() {
        Partner partner = SERVER.partner("leaver", TradeServer.SILK_ROAD);
        partners()
                .addUser(
                        partner.id(),
                        new PartnerAccount("stayer", "Stayer", Optional.empty(), Optional.of(TradeServer.PASSWORD)),
                        SERVER.program());
        TradeServer.Browser leaver = SERVER.signedIn("leaver");
        assertThat(SERVER.signedIn("stayer").price(RUG)).isEqualTo(PRICE);
        partners().removeUser(partner.id(), SERVER.user("leaver").id(), SERVER.program());
        assertThat(leaver.price(RUG)).isEmpty();
        assertThat(SERVER.user("leaver").roles()).isEmpty();
        assertThat(SERVER.user("leaver").enabled()).isFalse();
        assertThat(SERVER.signedIn("stayer").price(RUG)).isEqualTo(PRICE);
        assertThat(SERVER.bean(RoleService.class).known()).containsKey(partner.role());
    }

    @Test
    void theSamplesHoldAnApprovedAndAWaitingPartnerWithoutAccounts() {
        List<Partner> demos =
                partners().page(new PartnerFilter(Optional.of("(demo)"), Set.of()), Optional.empty(), 10).stream()
                        .filter(partner -> partner.profile().company().contains("(demo)"))
                        .toList();
        assertThat(demos)
                .extracting(partner -> partner.profile().company() + " " + partner.state())
                .containsExactly("Bottega del Levante (demo) APPLIED", "Samarkand Craft House (demo) APPROVED");
        assertThat(partners().users(demos.stream().map(Partner::id).toList())).isEmpty();
        Partner approved = demos.getLast();
        assertThat(partners().catalogues(List.of(approved.id())).get(approved.id()))
                .hasSize(2);
    }

    @Test
    void whatACatalogueHoldsIsFoundThroughTheIndexOfTargets() {
        Condition held = new Condition.LinkedFrom(
                "exportCatalog",
                FieldPath.parse("core.products"),
                Condition.Quantifier.SOME,
                Condition.compare(
                        "id",
                        Operator.IN,
                        Value.of(TradeServer.catalogue(TradeServer.SILK_ROAD).toString()),
                        Value.of(TradeServer.catalogue(TradeServer.STORIES).toString())));
        Database database = SERVER.bean(Database.class);
        database.define(sql -> sql.fetch("analyze table p_reference"));
        EntrySelect select = new EntrySelect(
                SERVER.bean(Layouts.class).current(),
                database.dialect(),
                SERVER.bean(SearchKeys.class),
                "exportProduct",
                Stage.PUBLISHED);
        EntrySelect.Ask guarded = new EntrySelect.Ask(
                "en", Condition.always(), List.of(), Optional.empty(), Optional.of(false), List.of(held), false);
        List<String> keys = database.read(sql -> {
            assertThat(select.page(sql, guarded, Page.first(20)))
                    .filteredOn(row -> row.guards().getFirst())
                    .hasSize(12);
            return StatementPlan.of(sql, asked -> select.page(asked, guarded, Page.first(20))).stream()
                    .map(StatementPlan.Step::key)
                    .toList();
        });
        assertThat(keys).contains("i_target");
    }

    @Test
    void whoHoldsACatalogueSeesWhomToAskAtTheEnterprisesInItAndAtNoOther() {
        SERVER.partner("asking", TradeServer.SILK_ROAD);
        TradeServer.Browser asking = SERVER.token("asking");
        String of = "{ exportEnterprise(slug: \"%s\") { contacts { person } } }";
        assertThat(asking.data(of.formatted("demo-carpet")).findValuesAsString("person"))
                .isNotEmpty();
        assertThat(asking.data("{ exportProduct(slug: \"" + RUG + "\") { enterprise { contacts { person } } } }")
                        .findValuesAsString("person"))
                .isNotEmpty();
        JsonNode other = asking.ask(of.formatted("demo-ceramics"));
        assertThat(other.findValuesAsString("person")).isEmpty();
        assertThat(other.at("/extensions/restricted/0/path/1").asString()).isEqualTo("contacts");
        JsonNode anybody = SERVER.anonymous().ask(of.formatted("demo-carpet"));
        assertThat(anybody.findValuesAsString("person")).isEmpty();
        assertThat(anybody.at("/extensions/restricted/0/path/1").asString()).isEqualTo("contacts");
    }

    @Test
    void whatAPartnerMaySeeMakesNoConditionTooDeep() {
        SERVER.partner("asker", TradeServer.SILK_ROAD);
        String query = "{ articles(where: {not: {about: {empty: true}}}) { totalCount } }";
        assertThat(SERVER.signedIn("asker")
                        .data(query)
                        .at("/articles/totalCount")
                        .asInt())
                .isPositive();
        String deep = "{ articles(where: {not: {not: {not: {not: {not: {about: {empty: true}}}}}}}) { totalCount } }";
        assertThat(TradeServer.code(SERVER.signedIn("asker").ask(deep))).isEqualTo("QUERY_TOO_COMPLEX");
    }
}
